import { join } from 'node:path';
import type { ServiceName } from '@liandong/contracts/wire/rpc';
import { isService, type AppName } from './apps.js';
import type { Secrets } from './secrets.js';

/** Everything that the apps' settings are made from. */
export interface AppSurroundings {
  readonly checkout: string;
  readonly secrets: Pick<Secrets, 'key'>;
  /** The runtime role's URL of each service. */
  readonly databaseUrl: (service: ServiceName) => string;
  readonly natsUrl: (app: AppName) => string;
  readonly redisUrl: string;
}

/** The settings that an app gets beside its ports and those of the person's own environment. */
export function appEnvironment(app: AppName, around: AppSurroundings): Record<string, string> {
  return {
    NODE_ENV: 'production',
    NATS_URL: around.natsUrl(app),
    REDIS_URL: around.redisUrl,
    ...(isService(app) ? { DATABASE_URL: around.databaseUrl(app) } : {}),
    ...ownSettings(app, around),
  };
}

/** The ports that an app listens on. */
export function portSettings(
  app: AppName,
  ports: { health: number; gateway: number },
): Record<string, string> {
  const health = { HEALTH_PORT: String(ports.health) };
  return app === 'gateway' ? { ...health, PORT: String(ports.gateway) } : health;
}

/** What only this app may know; a key is given to nobody else. */
function ownSettings(app: AppName, { secrets, ...around }: AppSurroundings): Record<string, string> {
  switch (app) {
    case 'gateway':
      return {
        ACCESS_TOKEN_SECRET: secrets.key('access-token'),
        WEB_DIR: join(around.checkout, 'apps/web/dist'),
        VERIFIER_TARBALL: join(around.checkout, 'packages/verify/dist/download/liandong-verify.tgz'),
        DEV_MAILBOX: 'true',
      };
    case 'volunteers':
      return {
        PHONE_ENCRYPTION_KEY: secrets.key('phone-encryption'),
        BLIND_INDEX_KEY: secrets.key('blind-index'),
      };
    case 'checkins':
      return {
        VENUE_KEY_MASTER: secrets.key('venue-key-master'),
        LEDGER_SIGNING_KEY: secrets.key('ledger-signing-key'),
      };
    case 'notifications':
      return { DEV_MAILBOX: 'true' };
    case 'activities':
      return { WISH_CONTACT_KEY: secrets.key('wish-contact') };
  }
}

/**
 * What the apps inherit: the person's own environment without the servers' URLs, which belong to an administrator,
 * and without Node's flags, which belong to this process (a test runner's, say).
 */
export function inheritedEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _database,
    NATS_URL: _nats,
    REDIS_URL: _redis,
    NODE_OPTIONS: _flags,
    ...rest
  } = environment;
  return rest;
}
