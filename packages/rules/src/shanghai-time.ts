/** Asia/Shanghai is UTC+8 all year; it has had no daylight saving since 1991. */
const OFFSET_MS = 8 * 3_600_000;

/** The calendar month of an instant in Asia/Shanghai, `YYYY-MM`. */
export function shanghaiMonth(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 7);
}

/** The instants between which a month lies, the end exclusive. */
export function shanghaiMonthBounds(month: string): { from: Date; to: Date } {
  const [year = 0, oneBased = 0] = month.split('-').map(Number);
  return {
    from: new Date(Date.UTC(year, oneBased - 1, 1) - OFFSET_MS),
    to: new Date(Date.UTC(year, oneBased, 1) - OFFSET_MS),
  };
}

/** An instant as people at the venue read it: `MM-DD HH:mm` in Asia/Shanghai. */
export function shanghaiShort(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(5, 16).replace('T', ' ');
}

/** The time of day in Asia/Shanghai, `HH:mm`. */
export function shanghaiTimeOfDay(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(11, 16);
}

/** The calendar day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The first instant of a calendar day in Asia/Shanghai. */
export function shanghaiMidnight(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS);
}

/** When a calendar day of Asia/Shanghai ends: the first instant of the next. */
export function endOfShanghaiDay(day: string): Date {
  return new Date(shanghaiMidnight(day).getTime() + 24 * 3_600_000);
}
