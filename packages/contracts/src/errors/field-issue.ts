import { z } from 'zod';
import type { Language } from '../common/scalars.js';
import { sentenceIn, type Sentences } from './error-entry.js';
import type { FieldError } from './problem.js';

/**
 * What may be wrong with one field, in both languages; `{limit}` is the bound that it misses. A schema names one of
 * these as the message of a check of its own.
 */
const sentences = {
  required: { zh: '必填。', en: 'Required.' },
  unknown: { zh: '没有这个字段。', en: 'There is no such field.' },
  type: { zh: '类型不对。', en: 'Of the wrong type.' },
  format: { zh: '格式不对。', en: 'Not in the right format.' },
  choice: { zh: '不是可选的值。', en: 'Not one of the values to choose from.' },
  tooShort: { zh: '至少 {limit} 个字。', en: 'At least {limit} characters.' },
  tooLong: { zh: '最多 {limit} 个字。', en: 'At most {limit} characters.' },
  tooFew: { zh: '至少 {limit} 项。', en: 'At least {limit}.' },
  tooMany: { zh: '最多 {limit} 项。', en: 'At most {limit}.' },
  tooSmall: { zh: '不能小于 {limit}。', en: 'Not less than {limit}.' },
  tooLarge: { zh: '不能大于 {limit}。', en: 'Not more than {limit}.' },
  phone: { zh: '请填写 11 位大陆手机号。', en: 'A mainland mobile number of 11 digits.' },
  instant: {
    zh: '请填写带时区的时间，例如 2026-11-26T09:00:00+08:00。',
    en: 'An instant with its zone, such as 2026-11-26T09:00:00+08:00.',
  },
  farInstant: { zh: '年份须在 1900 至 2199 之间。', en: 'A year from 1900 to 2199.' },
  beforeFirstDay: { zh: '早于起始日期。', en: 'Before the first day.' },
  teamMissing: { zh: '请指明队伍。', en: 'Name the team.' },
  scriptMismatch: { zh: '与所选文字不符。', en: 'Does not fit the script that was chosen.' },
  minutesOrAnnul: { zh: '分钟数和作废只能选一项。', en: 'Either minutes or annul.' },
  bothTimes: { zh: '开始和结束时间须同时填写。', en: 'Both times or none.' },
  beforeStart: { zh: '结束时间须晚于开始时间。', en: 'The end must be after the start.' },
  timesOrMinutes: { zh: '时间和分钟数只能填一种。', en: 'Times or minutes, not both.' },
  repeated: { zh: '重复了。', en: 'Given twice.' },
  personalData: { zh: '请删去手机号或证件号码。', en: 'Take out the phone or ID number.' },
  unwritable: {
    zh: '含有无法保存的字符，请删去。',
    en: 'Holds characters that cannot be kept: take them out.',
  },
  idempotencyKey: {
    zh: '须为 1 至 200 个可见的 ASCII 字符。',
    en: '1 to 200 visible ASCII characters.',
  },
  other: { zh: '内容有误。', en: 'Not valid.' },
} as const satisfies Record<string, Sentences>;

export type FieldIssueCode = keyof typeof sentences;

export function isFieldIssueCode(code: string): code is FieldIssueCode {
  return Object.hasOwn(sentences, code);
}

/** What is wrong with one field, before it is said in a language. A code that another version wrote is `other`. */
export const FieldIssue = z.object({
  path: z.string(),
  code: z.string().refine(isFieldIssueCode).catch('other'),
  limit: z.number().optional(),
});
export type FieldIssue = z.infer<typeof FieldIssue>;

/** An issue as a problem's row says it. */
export function fieldErrorOf({ path, code, limit }: FieldIssue, language: Language): FieldError {
  const params = limit === undefined ? undefined : { limit };
  return { path, code, message: sentenceIn(sentences[code], language, params) };
}
