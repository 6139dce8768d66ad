import { AppError } from '@liandong/contracts/errors/app-error';
import { isErrorCode } from '@liandong/contracts/errors/catalog';
import { FieldIssue } from '@liandong/contracts/errors/field-issue';
import { z } from 'zod';

/** What a handler's answer looks like on the wire. */
const Reply = z.union([
  z.object({ data: z.unknown() }),
  z.object({
    error: z.object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      fields: z.array(FieldIssue),
    }),
  }),
]);

export function encodeData(data: unknown): string {
  return JSON.stringify({ data });
}

export function encodeError(error: AppError): string {
  return JSON.stringify({ error: { code: error.code, params: error.params, fields: error.fields } });
}

/** @throws AppError that the handler answered with */
export function decodeReply(text: string): unknown {
  const reply = Reply.parse(JSON.parse(text));
  if (!('error' in reply)) return reply.data;
  const { code, params, fields } = reply.error;
  throw new AppError(isErrorCode(code) ? code : 'INTERNAL', params, fields);
}
