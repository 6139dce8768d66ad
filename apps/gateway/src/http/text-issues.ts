import type { FieldIssue } from '@liandong/contracts/errors/field-issue';

/** NUL, which Postgres cannot keep, halves of characters, which UTF-8 cannot write, and controls, which XML cannot hold. */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;
/** Looks empty, and is not. */
const INVISIBLE = /^[\p{Cf}\p{Z}]+$/u;

/** What is wrong with the texts of a checked request, whatever its schema says of them. */
export function textIssues(value: unknown, path: readonly string[] = []): FieldIssue[] {
  const issues: FieldIssue[] = [];
  collect(value, path, issues);
  return issues;
}

function collect(value: unknown, path: readonly string[], issues: FieldIssue[]): void {
  if (typeof value === 'string') {
    const code = UNWRITABLE.test(value) ? 'unwritable' : INVISIBLE.test(value) ? 'required' : null;
    if (code !== null) issues.push({ path: path.join('.'), code });
  } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const [key, inner] of Object.entries(value)) collect(inner, [...path, key], issues);
  }
}
