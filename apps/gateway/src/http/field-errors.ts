import type { FieldError } from '@liandong/contracts/errors/problem';

/** The part of a standard schema's issue that is read here; zod adds the rest. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
  /** With `unrecognized_keys`. */
  readonly keys?: readonly string[];
  /** With `invalid_union`: the issues of each alternative. */
  readonly errors?: readonly (readonly SchemaIssue[])[];
}

/** One row per wrong field, each unknown field among them; of a union, those of the alternative that fits best. */
export function fieldErrors(issue: SchemaIssue, under: readonly string[] = []): FieldError[] {
  const steps = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
  const path = [...under, ...steps];
  if (issue.code === 'unrecognized_keys' && issue.keys) {
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'unknown field' }));
  }
  const alternatives = (issue.errors ?? []).map((issues) =>
    issues.flatMap((inner) => fieldErrors(inner, path)),
  );
  const nearest = alternatives.toSorted((one, other) => one.length - other.length)[0];
  if (issue.code === 'invalid_union' && nearest && nearest.length > 0) return nearest;
  return [{ path: path.join('.'), message: issue.message }];
}
