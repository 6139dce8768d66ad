import type { FieldIssue } from '@liandong/contracts/errors/field-issue';

/** NUL, which Postgres cannot keep, and halves of characters, which UTF-8 cannot write. */
const UNWRITABLE = /[\0\p{Cs}]/u;
/** Looks empty, and is not. */
const INVISIBLE = /^[\p{Cf}\p{Z}]+$/u;

/** What is wrong with the texts of a checked request, whatever its schema says of them. */
export function textIssues(value: unknown, path: readonly string[] = []): FieldIssue[] {
  if (typeof value === 'string') {
    if (UNWRITABLE.test(value)) return [{ path: path.join('.'), code: 'unwritable' }];
    return INVISIBLE.test(value) ? [{ path: path.join('.'), code: 'required' }] : [];
  }
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => textIssues(inner, [...path, key]));
}
