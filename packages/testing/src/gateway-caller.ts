import { randomUUID } from 'node:crypto';
import type { Actor } from '@liandong/contracts/common/actor';
import { Nats } from '@liandong/messaging/nats-connection';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';

/** Calls services over NATS as the gateway does, with the gateway's permissions. */
export interface GatewayCaller {
  readonly rpc: RpcClient;
  close(): Promise<void>;
}

/** @param natsUrl of the user `gateway`: `testNats().urlFor('gateway')` */
export async function gatewayCaller(natsUrl: string): Promise<GatewayCaller> {
  const nats = await Nats.connect({ url: natsUrl, user: 'gateway' });
  return { rpc: new RpcClient(nats), close: () => nats.onApplicationShutdown() };
}

/** What travels with a call that this person makes, or somebody who is not signed in. */
export function asking(actor: Actor | null, more: Partial<RpcContext> = {}): RpcContext {
  return { actor, language: 'zh-CN', requestId: randomUUID(), deadline: Date.now() + 5_000, ...more };
}

/** A signed-in person with these roles. */
export function person(id: string, ...grants: Actor['grants']): Actor {
  return { id, kind: 'person', grants };
}
