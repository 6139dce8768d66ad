import type { ErrorCode, ErrorParams } from './catalog.js';
import type { FieldIssue } from './field-issue.js';

/**
 * An error that a person can do something about. It survives the way between processes by its code;
 * everything else that is thrown becomes `INTERNAL` at the service's edge.
 */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
    readonly fields: readonly FieldIssue[] = [],
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
