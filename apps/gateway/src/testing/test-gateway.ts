import { randomBytes, randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Actor, Grant } from '@liandong/contracts/common/actor';
import { readSettings } from '@liandong/service-kit/settings';
import { testNats } from '@liandong/testing/test-nats';
import { testRedisUrl } from '@liandong/testing/test-redis';
import { AccessTokens } from '../auth/access-token.js';
import { createGateway } from '../create-gateway.js';
import { Settings } from '../env.js';
import { cuttableProxy, type CuttableProxy } from '@liandong/testing/cuttable-proxy';
import { TestPeers } from '@liandong/testing/test-peers';

/** The real door on a real NATS and Redis; peers stand in for the services. */
export interface TestGateway {
  readonly app: NestFastifyApplication;
  readonly peers: TestPeers;
  readonly nats: CuttableProxy;
  readonly redis: CuttableProxy;
  readonly tokens: AccessTokens;
  /** Listens on a free port and answers its origin. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

export async function testGateway(environment: Record<string, string> = {}): Promise<TestGateway> {
  const account = await testNats();
  const [nats, redis, peers] = await Promise.all([
    cuttableProxy(account.urlFor('gateway')),
    cuttableProxy(await testRedisUrl()),
    TestPeers.connect(account.adminUrl),
  ]);
  const settings = readSettings(Settings, {
    NATS_URL: nats.url,
    REDIS_URL: redis.url,
    ACCESS_TOKEN_SECRET: randomBytes(32).toString('base64'),
    ...environment,
  });
  const app = await createGateway(settings, false);
  await app.init();
  return {
    app,
    peers,
    nats,
    redis,
    tokens: app.get(AccessTokens, { strict: false }),
    listen: async () => {
      await app.listen(0, '127.0.0.1');
      return app.getUrl();
    },
    close: async () => {
      await app.close();
      await Promise.all([peers.close(), nats.cut(), redis.cut()]);
    },
  };
}

export function person(...grants: Grant[]): Actor {
  return { id: randomUUID(), kind: 'person', grants };
}

/** The header of a signed-in person. */
export function signedInAs(gateway: TestGateway, actor: Actor = person()): { authorization: string } {
  const token = gateway.tokens.issue({ actor, sessionId: randomUUID(), language: 'zh-CN' });
  return { authorization: `Bearer ${token}` };
}
