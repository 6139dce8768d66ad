import { z } from 'zod';

/** In small letters, as they are kept: one that is written in capitals is the same (RFC 9562). */
export const Id = z.uuid().toLowerCase();

/** Before the first year: nothing that keeps times has it. */
const YEAR_0 = '0000';

/** A UTC instant, ISO 8601 with `Z`, milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 });

const written = z.iso.datetime({ offset: true });
const howWritten = { description: 'ISO 8601 with an offset, such as 2026-11-23T09:00:00+08:00' };

function asInstant(value: string, issue: z.RefinementCtx): string {
  // As phones write it: checked before, and the same as what would be made of it.
  if (value.length === 24 && value.endsWith('Z') && !value.startsWith(YEAR_0)) return value;
  const at = new Date(value);
  const utc = Number.isNaN(at.getTime()) ? '' : at.toISOString();
  // By its offset a time may lie in the year 10000 or before 0000, which are written in another shape.
  if (utc.length === 24 && !utc.startsWith(YEAR_0)) return utc;
  issue.addIssue({ code: 'custom', message: 'instant' });
  return z.NEVER;
}

/** An instant by a device's own clock, which may be wrong by thousands of years: any precision, any offset. */
export const DeviceInstant = written.transform(asInstant).meta(howWritten);

/** In a year that somebody can mean. */
const meantYear = /^(19|20|21)/;

/** An instant as clients may write it: any precision, any offset, in a year that somebody can mean. */
export const InstantInput = written.regex(meantYear, 'farInstant').transform(asInstant).meta(howWritten);

/** A day of Asia/Shanghai as clients may write it, `YYYY-MM-DD`. */
export const DayInput = z.iso.date().regex(meantYear, 'farInstant');

export const Language = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof Language>;

/** A mainland mobile number, eleven digits; the form in which people type it. */
export const Phone = z
  .string()
  .trim()
  .regex(/^1[3-9]\d{9}$/, 'phone');

/** A calendar month in Asia/Shanghai, `YYYY-MM`. */
export const Month = z.string().regex(/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/, 'YYYY-MM');

/** Length in whole minutes. */
export const Minutes = z.int().min(0);

/** A text of one line, such as a name or a title: line breaks and tabs become spaces, as in a field of a form. */
export const line = (longest: number) =>
  z
    .string()
    .overwrite((text) => text.replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ').trim())
    .min(1)
    .max(longest);

/** What a free text that others read is described as. */
export const noPersonalData = 'without phone or ID numbers';
