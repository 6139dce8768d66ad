import { AppError } from '@liandong/contracts/errors/app-error';
import { endOfShanghaiDay, shanghaiDay, shanghaiMidnight } from '@liandong/rules/shanghai-time';

/** The instants between which the days lie, the last day included and the end exclusive. */
export function periodBounds(fromDay: string, toDay: string): { from: Date; to: Date } {
  return { from: shanghaiMidnight(fromDay), to: endOfShanghaiDay(toDay) };
}

/** @throws AppError CERTIFICATE_AHEAD when the last day of a period is yet to come: nobody can certify it */
export function assertNotAhead(toDay: string, now: Date): void {
  if (toDay > shanghaiDay(now)) throw new AppError('CERTIFICATE_AHEAD');
}
