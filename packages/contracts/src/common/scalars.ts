import { z } from 'zod';

export const Id = z.uuid();

/** A UTC instant, ISO 8601 with `Z`, milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 });

/** So many microseconds from 2000 a number can hold, as Postgres counts them; and nobody means another year. */
const nearYears = /^(19|20|21)/;

/** An instant as clients may write it: any precision, any offset, the years 1900 to 2199. */
export const InstantInput = z.iso
  .datetime({ offset: true })
  .transform((value, issue) => {
    const refuse = (message: string) => {
      issue.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (!nearYears.test(value)) return refuse('farInstant');
    // As phones write it: checked above, and the same as what would be made of it.
    if (value.length === 24 && value.endsWith('Z')) return value;
    const at = new Date(value);
    return Number.isNaN(at.getTime()) ? refuse('instant') : at.toISOString();
  })
  .meta({ description: 'ISO 8601 with an offset, such as 2026-11-23T09:00:00+08:00' });

export const Language = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof Language>;

/** A mainland mobile number, eleven digits; the form in which people type it. */
export const Phone = z
  .string()
  .trim()
  .regex(/^1[3-9]\d{9}$/, 'phone');

/** A calendar month in Asia/Shanghai, `YYYY-MM`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'YYYY-MM');

/** Length in whole minutes. */
export const Minutes = z.int().min(0);

/** What a free text that others read is described as. */
export const noPersonalData = 'without phone or ID numbers';
