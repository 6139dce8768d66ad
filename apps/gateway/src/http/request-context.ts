import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Language } from '@liandong/contracts/common/scalars';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { FastifyRequest } from 'fastify';
import { preferredLanguage } from './accept-language.js';
import type { SignedIn } from './signed-in.js';

/** The door answers within 3 s whatever happens behind it; this leaves time to say so. */
export const ANSWER_WITHIN_MS = 2_800;

/** The language of the answer: that of the request, else that of the session, else Chinese. */
export function languageOf(request: FastifyRequest): Language {
  return preferredLanguage(request.headers['accept-language']) ?? request.signedIn?.language ?? 'zh-CN';
}

/**
 * The key under which a client may repeat a request, or undefined.
 * @throws AppError VALIDATION_FAILED when it is empty, too long or not plain text
 */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new AppError('VALIDATION_FAILED', {}, [{ path: 'Idempotency-Key', code: 'idempotencyKey' }]);
}

/** What travels with the calls that this request causes. */
export function contextOf(request: FastifyRequest): RpcContext {
  const idempotencyKey = idempotencyKeyOf(request);
  return {
    actor: request.signedIn?.actor ?? null,
    requestId: request.id,
    language: languageOf(request),
    deadline: Date.now() + ANSWER_WITHIN_MS,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  };
}

/**
 * Who sent the request.
 * @throws AppError UNAUTHENTICATED on a public route, where nobody is
 */
function signedInOf(request: FastifyRequest): SignedIn {
  if (!request.signedIn) throw new AppError('UNAUTHENTICATED');
  return request.signedIn;
}

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

/** Injects the `RpcContext` of the request. */
export const Ctx = createParamDecorator((_: unknown, context: ExecutionContext) =>
  contextOf(requestOf(context)),
);

/** Injects the `SignedIn` of the request. */
export const Session = createParamDecorator((_: unknown, context: ExecutionContext) =>
  signedInOf(requestOf(context)),
);
