import { AppError } from '@liandong/contracts/errors/app-error';
import { shanghaiDay } from '@liandong/rules/shanghai-time';

/** @throws AppError WISH_DAY_PAST when the day is over in Asia/Shanghai */
export function checkDay(day: string | null | undefined, now: Date): void {
  if (day && day < shanghaiDay(now)) throw new AppError('WISH_DAY_PAST');
}
