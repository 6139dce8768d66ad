import { AppError } from '@liandong/contracts/errors/app-error';
import type { FieldIssue } from '@liandong/contracts/errors/field-issue';
import { shanghaiDay } from '@liandong/rules/shanghai-time';
import { textsWithPersonalData } from './wish-policy.js';

/** @throws AppError PERSONAL_DATA_IN_TEXT, with the names of the texts that hold a phone or ID number */
export function checkTexts(texts: Readonly<Record<string, string | undefined>>): void {
  const found = textsWithPersonalData(texts);
  if (found.length === 0) return;
  const fields = found.map((path): FieldIssue => ({ path, code: 'personalData' }));
  throw new AppError('PERSONAL_DATA_IN_TEXT', {}, fields);
}

/** @throws AppError WISH_DAY_PAST when the day is over in Asia/Shanghai */
export function checkDay(day: string | null | undefined, now: Date): void {
  if (day && day < shanghaiDay(now)) throw new AppError('WISH_DAY_PAST');
}
