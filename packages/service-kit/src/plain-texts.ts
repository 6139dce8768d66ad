import { AppError } from '@liandong/contracts/errors/app-error';
import type { FieldIssue } from '@liandong/contracts/errors/field-issue';
import { findPersonalData } from '@liandong/rules/personal-data';

/** Free texts that others read, by their path in the request. */
export type Texts = Readonly<Record<string, string | null | undefined>>;

/** @throws AppError PERSONAL_DATA_IN_TEXT, with the paths of the texts that hold a phone or ID number */
export function checkTexts(texts: Texts): void {
  const fields = Object.entries(texts)
    .filter(([, text]) => text && findPersonalData(text))
    .map(([path]): FieldIssue => ({ path, code: 'personalData' }));
  if (fields.length > 0) throw new AppError('PERSONAL_DATA_IN_TEXT', {}, fields);
}
