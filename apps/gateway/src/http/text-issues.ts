import { textIssueOf } from '@liandong/contracts/common/text-issue';
import type { FieldIssue } from '@liandong/contracts/errors/field-issue';

/** What is wrong with the texts of a checked request, whatever its schema says of them. */
export function textIssues(value: unknown, path: readonly string[] = []): FieldIssue[] {
  if (typeof value === 'string') {
    const code = textIssueOf(value);
    return code === null ? [] : [{ path: path.join('.'), code }];
  }
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  const issues: FieldIssue[] = [];
  for (const [key, inner] of Object.entries(value)) {
    // Hardly any text has an issue: where it stands is asked then only.
    if (typeof inner === 'string' && textIssueOf(inner) === null) continue;
    issues.push(...textIssues(inner, [...path, key]));
  }
  return issues;
}
