const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** The calendar day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The instants between which the days lie, the last day included and the end exclusive. */
export function shanghaiDayBounds(fromDay: string, toDay: string): { from: Date; to: Date } {
  return {
    from: new Date(Date.parse(fromDay) - OFFSET_MS),
    to: new Date(Date.parse(toDay) - OFFSET_MS + DAY_MS),
  };
}
