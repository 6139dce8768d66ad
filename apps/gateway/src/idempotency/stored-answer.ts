import { AppError } from '@liandong/contracts/errors/app-error';
import { errorCatalog, isErrorCode, type ErrorCode } from '@liandong/contracts/errors/catalog';
import { FieldIssue } from '@liandong/contracts/errors/field-issue';
import { z } from 'zod';

/** What Redis keeps of a request with an Idempotency-Key: that it is under way, or how it ended. */
export const StoredAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('underWay'), fingerprint: z.string() }),
  z.object({
    state: z.literal('succeeded'),
    fingerprint: z.string(),
    status: z.int(),
    body: z.unknown(),
  }),
  z.object({
    state: z.literal('failed'),
    fingerprint: z.string(),
    code: z.string().refine(isErrorCode),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    fields: z.array(FieldIssue),
  }),
]);
export type StoredAnswer = z.output<typeof StoredAnswer>;

/** Statuses that another attempt with the same request may well not get. */
const passing: ReadonlySet<number> = new Set([401, 408, 425, 429]);

/** True for the refusals that stay: the same request would be refused again. */
export function isFinal(error: unknown): error is AppError {
  if (!(error instanceof AppError)) return false;
  const { status } = errorCatalog[error.code];
  return status < 500 && !passing.has(status);
}

export function failed(fingerprint: string, { code, params, fields }: AppError): StoredAnswer {
  return { state: 'failed', fingerprint, code, params: { ...params }, fields: [...fields] };
}

/** The error that was stored, in whatever language it is asked for this time. */
export function storedError(answer: {
  code: ErrorCode;
  params: AppError['params'];
  fields: AppError['fields'];
}) {
  return new AppError(answer.code, answer.params, answer.fields);
}
