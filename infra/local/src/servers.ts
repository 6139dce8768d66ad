import type { DataFolder } from './data-folder.js';
import { findBinaries, type Server } from './find-binaries.js';
import type { NatsAccount } from './nats-config.js';
import { natsPart } from './nats.js';
import { initializePostgres, postgresPart, postgresUrl } from './postgres.js';
import { postgresHome, postgresUser } from './postgres-user.js';
import { endOrphans } from './recover.js';
import { redisPart, redisUrl } from './redis.js';
import type { Secrets } from './secrets.js';
import { SupervisedProcess } from './supervised-process.js';

export interface ServerSettings {
  readonly folder: DataFolder;
  readonly secrets: Secrets;
  readonly ports: Readonly<Record<Server, number>>;
  /** Which to run here; the others are the person's own. */
  readonly needed: readonly Server[];
  readonly durable: boolean;
  readonly natsAccounts: readonly NatsAccount[];
  readonly report: (line: string) => void;
}

export interface Servers {
  readonly processes: readonly SupervisedProcess[];
  /** A superuser's URL; undefined when Postgres does not run here. */
  readonly adminDatabaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
}

/** Ends what an earlier start left over, then starts the servers that are needed, all at once. */
export async function startServers(settings: ServerSettings): Promise<Servers> {
  const { folder, secrets, ports, needed, durable, report } = settings;
  const binaries = await findBinaries(needed, report);
  const user = postgresUser();
  const home = needed.includes('postgres') ? postgresHome(folder.root, user, report) : undefined;
  await endOrphans(folder, home, report);

  const postgres = {
    ...{ bin: binaries.postgresBin, home: home ?? '', user, port: ports.postgres, durable },
    password: secrets.password('postgres'),
  };
  const redis = {
    ...{ file: binaries.redisServer, folder: folder.redis, port: ports.redis, durable },
    password: secrets.password('redis'),
  };
  const nats = {
    ...{ file: binaries.natsServer, folder: folder.nats, port: ports.nats, accounts: settings.natsAccounts },
    systemPassword: secrets.password('nats:sys'),
  };
  if (needed.includes('postgres')) await initializePostgres(postgres);

  const parts = {
    postgres: () => postgresPart(postgres),
    nats: () => natsPart(nats),
    redis: () => redisPart(redis),
  };
  const processes = needed.map((server) => new SupervisedProcess(parts[server](), folder, report));
  try {
    await Promise.all(processes.map((process) => process.start()));
  } catch (error) {
    await Promise.all(processes.map((process) => process.stop()));
    throw error;
  }
  return {
    processes,
    adminDatabaseUrl: needed.includes('postgres') ? postgresUrl(postgres) : undefined,
    redisUrl: needed.includes('redis') ? redisUrl(redis) : undefined,
  };
}
