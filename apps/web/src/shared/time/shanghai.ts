const OFFSET_MS = 8 * 60 * 60 * 1000;

/** Asia/Shanghai has kept UTC+8 without summer time since 1992: a shift is enough, no zone data needed. */
function shifted(instant: string | Date): Date {
  return new Date(new Date(instant).getTime() + OFFSET_MS);
}

/** The calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export function dayOf(instant: string | Date): string {
  return shifted(instant).toISOString().slice(0, 10);
}

/** The calendar month in Asia/Shanghai, `YYYY-MM`. */
export function monthOf(instant: string | Date): string {
  return dayOf(instant).slice(0, 7);
}

/** The value of a `datetime-local` field for an instant: Asia/Shanghai, to the minute. */
export function toLocalInput(instant: string | Date): string {
  return shifted(instant).toISOString().slice(0, 16);
}

/** The instant of a `datetime-local` value in Asia/Shanghai, or null when it is incomplete. */
export function fromLocalInput(value: string): string | null {
  const at = new Date(`${value}:00+08:00`);
  return value.length !== 16 || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The `count` months up to and including the one of `now`, newest first. */
export function recentMonths(now: Date, count: number): string[] {
  const [year = 0, month = 1] = monthOf(now).split('-').map(Number);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}
