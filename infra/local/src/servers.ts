import type { DataFolder } from './data-folder.js';
import { findBinaries, type Server } from './find-binaries.js';
import type { NatsAccount } from './nats-config.js';
import { natsPart } from './nats.js';
import { postgresHome, postgresUser } from './postgres-user.js';
import { initializePostgres, postgresPart, postgresUrl } from './postgres.js';
import type { ProcessGroup } from './process-group.js';
import { redisPart, redisUrl } from './redis.js';
import type { Secrets } from './secrets.js';

export interface ServerSettings {
  readonly folder: DataFolder;
  readonly secrets: Secrets;
  readonly portOf: (server: Server) => number;
  /** Which to run here; the others are the person's own. */
  readonly needed: readonly Server[];
  readonly durable: boolean;
  readonly natsAccounts: readonly NatsAccount[];
  readonly processes: ProcessGroup;
  readonly report: (line: string) => void;
}

/** The URLs of the servers that run here; undefined for those that do not. */
export interface Servers {
  /** A superuser's. */
  readonly adminDatabaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
}

/** Starts the servers that are needed, all at once; they are ready when this returns. */
export async function startServers(settings: ServerSettings): Promise<Servers> {
  const binaries = await findBinaries(settings.needed, settings.report);
  const starts: Record<Server, () => Promise<string | undefined>> = {
    postgres: () => startPostgres(settings, binaries.postgresBin),
    redis: () => startRedis(settings, binaries.redisServer),
    nats: () => startNats(settings, binaries.natsServer),
  };
  const urls = await Promise.all(
    settings.needed.map(async (server) => [server, await starts[server]()] as const),
  );
  const urlOf = new Map(urls);
  return { adminDatabaseUrl: urlOf.get('postgres'), redisUrl: urlOf.get('redis') };
}

async function startPostgres(settings: ServerSettings, bin: string): Promise<string> {
  const user = postgresUser();
  const postgres = {
    bin,
    user,
    home: postgresHome(settings.folder.root, user, settings.report),
    port: settings.portOf('postgres'),
    password: settings.secrets.password('postgres'),
    durable: settings.durable,
  };
  await initializePostgres(postgres);
  await settings.processes.start(postgresPart(postgres));
  return postgresUrl(postgres);
}

async function startRedis(settings: ServerSettings, file: string): Promise<string> {
  const redis = {
    file,
    folder: settings.folder.redis,
    port: settings.portOf('redis'),
    password: settings.secrets.password('redis'),
    durable: settings.durable,
  };
  await settings.processes.start(redisPart(redis));
  return redisUrl(redis);
}

/** Its URLs are made per user by whoever named the accounts. */
async function startNats(settings: ServerSettings, file: string): Promise<undefined> {
  const nats = {
    file,
    folder: settings.folder.nats,
    port: settings.portOf('nats'),
    systemPassword: settings.secrets.password('nats:sys'),
    accounts: settings.natsAccounts,
  };
  await settings.processes.start(natsPart(nats));
}
