const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** The day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** When a day of Asia/Shanghai ends: the first instant of the next. */
export function endOfShanghaiDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS - OFFSET_MS);
}

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
