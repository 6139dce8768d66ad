import type { FieldError, Problem } from '@liandong/contracts/errors/problem';

function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'detail' in value &&
    typeof value.detail === 'string'
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The problem in an error answer. What is not problem+json comes from something in between, such as a
 * proxy's error page: it becomes `UNAVAILABLE` or `INTERNAL` with the sentence given.
 */
export function readProblem(status: number, text: string, fallbackDetail: string): Problem {
  const value = parsed(text);
  if (isProblem(value)) return { ...value, status };
  const code = status === 502 || status === 503 || status === 504 ? 'UNAVAILABLE' : 'INTERNAL';
  return { type: 'about:blank', title: String(status), status, detail: fallbackDetail, code, requestId: '' };
}

/** `Retry-After` in seconds, or null: only the form in seconds is used by the gateway. */
export function readRetryAfter(header: string | null): number | null {
  if (header === null || !/^\d+$/.test(header)) return null;
  return Number(header);
}

/**
 * The errors of a problem by the form's field names. A path such as `checkInPolicy.earlyMinutes` or
 * `body.title` belongs to the first field that occurs in it; what fits no field comes back in `rest`.
 */
export function errorsByField<Field extends string>(
  errors: readonly Pick<FieldError, 'path' | 'message'>[] | undefined,
  fields: readonly Field[],
): { byField: Partial<Record<Field, string>>; rest: string[] } {
  const byField: Partial<Record<Field, string>> = {};
  const rest: string[] = [];
  for (const { path, message } of errors ?? []) {
    const steps = path.split(/[./]/);
    const field = fields.find((name) => steps.includes(name));
    if (field === undefined) rest.push(message);
    else byField[field] ??= message;
  }
  return { byField, rest };
}
