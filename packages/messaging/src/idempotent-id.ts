import { createHash } from 'node:crypto';
import type { RpcDefinition } from '@liandong/contracts/wire/rpc';
import { uuidv7 } from 'uuidv7';
import { actorOf, type RpcContext } from './rpc-context.js';

/**
 * The id of what a call creates. With an idempotency key it follows from who asks, the call and the key
 * (RFC 9562, version 8), so that a repeated request finds what the first one made; else it is new.
 */
export function idempotentId(ctx: RpcContext, definition: RpcDefinition): string {
  if (!ctx.idempotencyKey) return uuidv7();
  const names = [actorOf(ctx).id, definition.subject, ctx.idempotencyKey];
  const bytes = createHash('sha256').update(names.join('\0')).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
