import { describe, expect, it } from '@jest/globals';
import { createActivity, publishActivity } from '@liandong/contracts/activities/activity';
import { z } from 'zod';
import { idempotentId } from './idempotent-id.js';
import type { RpcContext } from './rpc-context.js';

function contextOf(actorId: string, idempotencyKey?: string): RpcContext {
  return {
    actor: { id: actorId, kind: 'person', grants: [] },
    requestId: 'r',
    language: 'en',
    deadline: Infinity,
    ...(idempotencyKey ? { idempotencyKey } : {}),
  };
}

const ann = '01890000-0000-7000-8000-000000000001';
const bob = '01890000-0000-7000-8000-000000000002';

describe('the id of what a call creates', () => {
  it('is the same for a repeated request', () => {
    expect(idempotentId(contextOf(ann, 'k'), createActivity)).toBe(
      idempotentId(contextOf(ann, 'k'), createActivity),
    );
  });

  it('differs by person, by call and by key', () => {
    const ids = [
      idempotentId(contextOf(ann, 'k'), createActivity),
      idempotentId(contextOf(bob, 'k'), createActivity),
      idempotentId(contextOf(ann, 'other'), createActivity),
      idempotentId(contextOf(ann, 'k'), publishActivity),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is new each time without a key', () => {
    expect(idempotentId(contextOf(ann), createActivity)).not.toBe(
      idempotentId(contextOf(ann), createActivity),
    );
  });

  it('is a UUID that the contracts accept', () => {
    expect(z.uuid().safeParse(idempotentId(contextOf(ann, 'k'), createActivity)).success).toBe(true);
  });
});
