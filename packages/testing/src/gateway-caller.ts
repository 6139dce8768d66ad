import { randomUUID } from 'node:crypto';
import type { Actor } from '@liandong/contracts/common/actor';
import type { RpcDefinition } from '@liandong/contracts/wire/rpc';
import { ByteStreams } from '@liandong/messaging/byte-streams';
import { Nats } from '@liandong/messaging/nats-connection';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';

/** A call without input that answers the subject of a stream. */
type Offering = RpcDefinition<z.ZodObject<{}>, z.ZodObject<{ stream: z.ZodString }>>;

/** Calls services over NATS as the gateway does, with the gateway's permissions. */
export interface GatewayCaller {
  readonly rpc: RpcClient;
  /** Reads the whole of what a call offers as a stream, as JSON. */
  take(offering: Offering, ctx: RpcContext): Promise<unknown>;
  close(): Promise<void>;
}

/** @param natsUrl of the user `gateway`: `testNats().urlFor('gateway')` */
export async function gatewayCaller(natsUrl: string): Promise<GatewayCaller> {
  const nats = await Nats.connect({ url: natsUrl, user: 'gateway' });
  const rpc = new RpcClient(nats);
  const take = async (offering: Offering, ctx: RpcContext): Promise<unknown> => {
    const { stream } = await rpc.call(offering, {}, ctx);
    const pieces: Uint8Array[] = [];
    for await (const piece of new ByteStreams(nats).read(stream)) pieces.push(piece);
    return JSON.parse(Buffer.concat(pieces).toString());
  };
  return { rpc, take, close: () => nats.onApplicationShutdown() };
}

/** What travels with a call that this person makes, or somebody who is not signed in. */
export function asking(actor: Actor | null, more: Partial<RpcContext> = {}): RpcContext {
  return { actor, language: 'zh-CN', requestId: randomUUID(), deadline: Date.now() + 5_000, ...more };
}

/** A signed-in person with these roles. */
export function person(id: string, ...grants: Actor['grants']): Actor {
  return { id, kind: 'person', grants };
}
