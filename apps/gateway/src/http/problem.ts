import { STATUS_CODES } from 'node:http';
import type { Language } from '@liandong/contracts/common/scalars';
import { AppError } from '@liandong/contracts/errors/app-error';
import {
  errorCatalog,
  errorSentence,
  type ErrorCode,
  type ErrorParams,
} from '@liandong/contracts/errors/catalog';
import { fieldErrorOf } from '@liandong/contracts/errors/field-issue';
import type { Problem } from '@liandong/contracts/errors/problem';

/** How long a client waits before it tries again when a service cannot be reached, in seconds. */
const RETRY_AFTER_SECONDS = 2;

/** How much a request may hold, in bytes. */
export const BODY_LIMIT = 256 * 1_024;

/** What the HTTP server and the framework throw, by their stable code. */
const byFrameworkCode: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'MALFORMED_JSON',
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_BAD_URL: 'ROUTE_NOT_FOUND',
  FST_ERR_MAX_PARAM_LENGTH: 'ROUTE_NOT_FOUND',
  FST_ERR_NOT_FOUND: 'ROUTE_NOT_FOUND',
};

const byStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'MALFORMED_JSON',
  404: 'ROUTE_NOT_FOUND',
  413: 'BODY_TOO_LARGE',
  414: 'ROUTE_NOT_FOUND',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  503: 'UNAVAILABLE',
};

/**
 * Any error as one of the catalogue; what nobody foresaw is `INTERNAL` and carries its cause.
 * @param bodyLimit of the request that failed, in bytes
 */
export function toAppError(error: unknown, bodyLimit = BODY_LIMIT): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const params: ErrorParams = code === 'BODY_TOO_LARGE' ? { limit: `${bodyLimit / 1_024} KiB` } : {};
  return new AppError(code, params, [], { cause: error });
}

function codeOf(error: unknown): ErrorCode {
  if (typeof error !== 'object' || error === null) return 'INTERNAL';
  const named = 'code' in error && typeof error.code === 'string' ? byFrameworkCode[error.code] : undefined;
  if (named) return named;
  const status = 'statusCode' in error ? error.statusCode : 'status' in error ? error.status : undefined;
  return (typeof status === 'number' ? byStatus[status] : undefined) ?? 'INTERNAL';
}

/** An error as it leaves the door (RFC 9457). */
export function problemOf(error: AppError, language: Language, requestId: string): Problem {
  const { status } = errorCatalog[error.code];
  const params = error.code === 'INTERNAL' ? { requestId } : error.params;
  return {
    type: `/problems/${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: STATUS_CODES[status] ?? String(status),
    status,
    detail: errorSentence(error.code, language, readable(params)),
    code: error.code,
    requestId,
    ...(Object.keys(params).length > 0 ? { params: { ...params } } : {}),
    ...(error.fields.length > 0
      ? { errors: error.fields.map((issue) => fieldErrorOf(issue, language)) }
      : {}),
  };
}

/** The seconds after which the same request may succeed, for the header `Retry-After`; null: not by waiting. */
export function retryAfterOf(error: AppError): number | null {
  const { status } = errorCatalog[error.code];
  if (status === 503) return RETRY_AFTER_SECONDS;
  if (status !== 429) return null;
  return Math.max(1, Math.ceil(Number(error.params['seconds'] ?? RETRY_AFTER_SECONDS)));
}

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** In a sentence an instant is the time on the wall in Asia/Shanghai; `params` keep the instant. */
function readable(params: ErrorParams): ErrorParams {
  const entries = Object.entries(params).map(([name, value]) => {
    const isInstant = typeof value === 'string' && instant.test(value);
    return [name, isInstant ? wallClock.format(new Date(value)) : value] as const;
  });
  return Object.fromEntries(entries);
}
