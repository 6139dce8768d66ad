const DAY_MS = 24 * 3_600_000;

/** So many days down from the newest, not before the first. */
export function daysDown(newest: string, first: string, limit: number): string[] {
  const days: string[] = [];
  for (let at = Date.parse(newest); days.length < limit; at -= DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day < first) break;
    days.push(day);
  }
  return days;
}

/** The day before. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
}
