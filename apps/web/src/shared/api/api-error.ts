import type { Problem } from '@liandong/contracts/errors/problem';

/** The gateway answered with a problem: `problem.detail` says in the person's language what to do. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly problem: Problem,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(problem.detail);
  }
}

/** No answer came: no network, the gateway is down, or the answer broke off. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
}

/** True when the same request may succeed a little later without anybody doing anything. */
export function isPassing(error: unknown): boolean {
  if (error instanceof NetworkError) return true;
  if (!(error instanceof ApiError)) return false;
  const { status, code } = error.problem;
  // Too many wrong digits: only another way to check in helps for now.
  if (code === 'SHORT_CODE_LOCKED') return false;
  return status >= 500 || status === 429 || code === 'IDEMPOTENCY_KEY_IN_USE';
}
