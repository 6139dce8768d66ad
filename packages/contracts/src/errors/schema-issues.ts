import { isFieldIssueCode, type FieldIssue, type FieldIssueCode } from './field-issue.js';

/** The part of a standard schema's issue that is read here, as zod makes it. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
  /** With `unrecognized_keys`. */
  readonly keys?: readonly string[];
  /** With `invalid_union`: the issues of each alternative. */
  readonly errors?: readonly (readonly SchemaIssue[])[];
  /** With `too_small` and `too_big`: of what kind the value is. */
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
}

/** One row per wrong field, each unknown field among them; of a union, those of the alternative that fits best. */
export function fieldIssues(issue: SchemaIssue, under: readonly string[] = []): FieldIssue[] {
  const steps = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
  const path = [...under, ...steps];
  if (issue.code === 'unrecognized_keys' && issue.keys) {
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), code: 'unknown' }));
  }
  const alternatives = (issue.errors ?? []).map((issues) =>
    issues.flatMap((inner) => fieldIssues(inner, path)),
  );
  const nearest = alternatives.toSorted((one, other) => one.length - other.length)[0];
  if (issue.code === 'invalid_union' && nearest && nearest.length > 0) return nearest;
  const limit = issue.minimum ?? issue.maximum;
  return [
    { path: path.join('.'), code: codeOf(issue), ...(limit === undefined ? {} : { limit: Number(limit) }) },
  ];
}

/** A check of our own names its code; the rest follows from what zod found. */
function codeOf({ message, code, origin, minimum }: SchemaIssue): FieldIssueCode {
  if (isFieldIssueCode(message)) return message;
  switch (code) {
    case 'invalid_type':
      return message.endsWith('received undefined') ? 'required' : 'type';
    case 'invalid_format':
      return 'format';
    case 'invalid_value':
    case 'invalid_union':
      return 'choice';
    case 'too_small':
      if (origin === 'string') return minimum === 1 ? 'required' : 'tooShort';
      return origin === 'array' ? 'tooFew' : 'tooSmall';
    case 'too_big':
      if (origin === 'string') return 'tooLong';
      return origin === 'array' ? 'tooMany' : 'tooLarge';
    default:
      return 'other';
  }
}
