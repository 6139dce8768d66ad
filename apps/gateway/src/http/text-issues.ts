import { textIssueOf } from '@liandong/contracts/common/text-issue';
import type { FieldIssue } from '@liandong/contracts/errors/field-issue';

/** What is wrong with the texts of a checked request, whatever its schema says of them. */
export function textIssues(value: unknown, path: readonly string[] = []): FieldIssue[] {
  const issues: FieldIssue[] = [];
  collect(value, path, issues);
  return issues;
}

function collect(value: unknown, path: readonly string[], issues: FieldIssue[]): void {
  if (typeof value === 'string') {
    const code = textIssueOf(value);
    if (code !== null) issues.push({ path: path.join('.'), code });
  } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const [key, inner] of Object.entries(value)) collect(inner, [...path, key], issues);
  }
}
