import { randomUUID } from 'node:crypto';
import type { Actor } from '@liandong/contracts/common/actor';
import type { RpcContext } from './rpc-context.js';

/** In whose name a service asks another. */
const SERVICE: Actor = { id: '00000000-0000-4000-8000-000000005e41', kind: 'service', grants: [] };

/** For a call that no person waits for: it may take as long as its contract says. */
export function serviceContext(): RpcContext {
  return { actor: SERVICE, requestId: randomUUID(), language: 'zh-CN', deadline: Infinity };
}
