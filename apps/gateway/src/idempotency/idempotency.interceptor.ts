import { createHash } from 'node:crypto';
import {
  applyDecorators,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiExtension, ApiHeader } from '@nestjs/swagger';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, of, type Observable } from 'rxjs';
import { idempotencyKeyOf } from '../http/request-context.js';
import { IdempotencyStore, type Use } from './idempotency-store.js';
import { failed, isFinal, storedError, type StoredAnswer } from './stored-answer.js';

/** Runs a request with an Idempotency-Key once, and answers its repetitions with what it answered then. */
@Injectable()
class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly store: IdempotencyStore) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = idempotencyKeyOf(request);
    if (key === undefined) return next.handle();
    const use = { actorId: request.signedIn?.actor.id ?? `ip:${request.ip}`, route: request.url, key };
    const body = Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null);
    const fingerprint = createHash('sha256').update(body).digest('base64url');
    const known = await this.store.claim(use, fingerprint);
    if (known) return of(repeated(known, fingerprint, reply));
    return from(this.runOnce(use, fingerprint, next, reply));
  }

  private async runOnce(use: Use, fingerprint: string, next: CallHandler, reply: FastifyReply) {
    try {
      const body: unknown = await lastValueFrom(next.handle());
      await this.store.keep(use, { state: 'succeeded', fingerprint, status: reply.statusCode, body });
      return body;
    } catch (error) {
      if (isFinal(error)) await this.store.keep(use, failed(fingerprint, error));
      else await this.store.release(use);
      throw error;
    }
  }
}

/** @throws AppError that was stored, or that says why the key cannot be used */
function repeated(known: StoredAnswer, fingerprint: string, reply: FastifyReply): unknown {
  if (known.fingerprint !== fingerprint) throw new AppError('IDEMPOTENCY_KEY_REUSED');
  if (known.state === 'underWay') throw new AppError('IDEMPOTENCY_KEY_IN_USE');
  reply.header('idempotent-replayed', 'true');
  if (known.state === 'failed') throw storedError(known);
  reply.status(known.status);
  return known.body;
}

/** The header as the OpenAPI page shows it. */
export const IdempotencyKeyHeader = () =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Made once for each intent; a repetition within 24 h is answered as the first request was.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  });

/** For every POST: a client may repeat it under the same Idempotency-Key, and it happens once. */
export const Idempotent = () =>
  applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    IdempotencyKeyHeader(),
    ApiExtension('x-idempotent', true),
  );
