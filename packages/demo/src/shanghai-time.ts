import chineseDays from 'chinese-days';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Asia/Shanghai has been UTC+8 without summer time since 1992. */
const offset = 8 * 60 * minute;

/** The calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export function shanghaiDay(at: number): string {
  return new Date(at + offset).toISOString().slice(0, 10);
}

/** Midnight in Asia/Shanghai of the day `daysLater` days after the one of `at`. */
export function shanghaiMidnight(at: number, daysLater = 0): number {
  return Math.floor((at + offset) / day) * day - offset + daysLater * day;
}

/** Minutes since midnight in Asia/Shanghai. */
export function shanghaiMinuteOfDay(at: number): number {
  return (at - shanghaiMidnight(at)) / minute;
}

/** By the official holiday calendar with its make-up days. */
export function isWorkday(at: number): boolean {
  return chineseDays.isWorkday(shanghaiDay(at));
}

export function minutes(count: number): number {
  return count * minute;
}

export function days(count: number): number {
  return count * day;
}

export function instant(at: number): string {
  return new Date(at).toISOString();
}
