import { Actor } from '@liandong/contracts/common/actor';
import { Language } from '@liandong/contracts/common/scalars';
import { AppError } from '@liandong/contracts/errors/app-error';
import { headers, type MsgHdrs } from '@nats-io/transport-node';

/** What travels with a call beside its input. */
export interface RpcContext {
  /** Who asks; null before sign-in. */
  readonly actor: Actor | null;
  readonly requestId: string;
  readonly language: Language;
  /** When the caller stops waiting, in milliseconds since 1970. */
  readonly deadline: number;
  /** Sent by a client that may repeat a request; creations derive their id from it. */
  readonly idempotencyKey?: string;
}

/**
 * The person or service that asks.
 * @throws AppError UNAUTHENTICATED when nobody is signed in
 */
export function actorOf(ctx: RpcContext): Actor {
  if (!ctx.actor) throw new AppError('UNAUTHENTICATED');
  return ctx.actor;
}

export function contextToHeaders(ctx: RpcContext, deadline: number): MsgHdrs {
  const carried = headers();
  carried.set('request-id', ctx.requestId);
  carried.set('language', ctx.language);
  carried.set('deadline', String(deadline));
  if (ctx.actor) carried.set('actor', encodeURIComponent(JSON.stringify(ctx.actor)));
  if (ctx.idempotencyKey) carried.set('idempotency-key', encodeURIComponent(ctx.idempotencyKey));
  return carried;
}

/** @throws ZodError or SyntaxError when a header was not written by `contextToHeaders` */
export function contextFromHeaders(carried: MsgHdrs | undefined): RpcContext {
  const actor = carried?.get('actor');
  const language = Language.safeParse(carried?.get('language'));
  const idempotencyKey = carried?.get('idempotency-key');
  return {
    actor: actor ? Actor.parse(JSON.parse(decodeURIComponent(actor))) : null,
    requestId: carried?.get('request-id') ?? '',
    language: language.success ? language.data : 'zh-CN',
    deadline: Number(carried?.get('deadline') || Infinity),
    ...(idempotencyKey ? { idempotencyKey: decodeURIComponent(idempotencyKey) } : {}),
  };
}
