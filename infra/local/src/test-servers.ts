import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from './data-folder.js';
import type { NatsAccount } from './nats-config.js';
import { serviceUsers } from './nats-users.js';
import { choosePorts } from './ports.js';
import { possiblePostgresHomes } from './postgres-user.js';
import { ProcessGroup } from './process-group.js';
import { claim, endOrphans, holderOf } from './recover.js';
import { openSecrets } from './secrets.js';
import { startServers } from './servers.js';

const prefix = 'liandong-test-';
const accountCount = 128;

/** What a test process needs to know to reach the servers; handed over as JSON in LIANDONG_TEST_SERVERS. */
export interface TestServers {
  readonly adminDatabaseUrl: string;
  readonly redisUrl: string;
  readonly natsPort: number;
  /** Each test file takes an account of its own: `T<n>` with the users `<service>_<n>` and `admin_<n>`. */
  readonly natsAccounts: number;
  /** Of every database role and NATS user; the servers live as long as the run and hold nothing real. */
  readonly password: string;
}

export interface RunningTestServers {
  readonly servers: TestServers;
  stop(): Promise<void>;
}

/** Fresh Postgres, NATS and Redis in a temporary folder, without durability. */
export async function startTestServers(
  report: (line: string) => void = () => undefined,
): Promise<RunningTestServers> {
  await endAbandonedRuns(report);
  const folder = openDataFolder(mkdtempSync(join(tmpdir(), prefix)));
  claim(folder);
  const password = randomBytes(12).toString('hex');
  const ports = await choosePorts(['postgres', 'nats', 'redis'], {});
  const processes = new ProcessGroup(folder, report);
  const stop = async (): Promise<void> => {
    await processes.endNow();
    removeFolder(folder.root);
  };
  const { adminDatabaseUrl = '', redisUrl = '' } = await startServers({
    folder,
    processes,
    report,
    durable: false,
    secrets: openSecrets(folder.secretsFile),
    portOf: (server) => ports[server] ?? 0,
    needed: ['postgres', 'nats', 'redis'],
    natsAccounts: Array.from({ length: accountCount }, (_, index) => testAccount(index, password)),
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const natsPort = ports['nats'] ?? 0;
  return { servers: { adminDatabaseUrl, redisUrl, natsPort, natsAccounts: accountCount, password }, stop };
}

function testAccount(index: number, password: string): NatsAccount {
  const users = serviceUsers(
    () => password,
    (user) => `${user}_${index}`,
  );
  return { name: `T${index}`, users: [...users, { name: `admin_${index}`, password }] };
}

/** A run that was killed cannot clean up: the next one does it. */
async function endAbandonedRuns(report: (line: string) => void): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const path = join(tmpdir(), name);
    // A young folder may belong to a run that is about to claim it.
    if (Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < 60_000) continue;
    const folder = openDataFolder(path);
    if (holderOf(folder) !== undefined) continue;
    await endOrphans(folder, report);
    removeFolder(path);
  }
}

function removeFolder(root: string): void {
  for (const path of [...possiblePostgresHomes(root), root]) rmSync(path, { recursive: true, force: true });
}
