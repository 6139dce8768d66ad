import { spawn } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { bornAt, commandLineOf } from './process-identity.js';
import type { Part } from './supervised-process.js';
import type { UserId } from './postgres-user.js';

export interface PostgresSettings {
  /** The folder of initdb and postgres. */
  readonly bin: string;
  /** Owned by the user that Postgres runs as; see postgresHome(). */
  readonly home: string;
  readonly user: UserId | undefined;
  readonly port: number;
  readonly password: string;
  /** false only for tests: an acknowledged transaction may then be lost with the machine. */
  readonly durable: boolean;
}

/** sockaddr_un holds 107 bytes on Linux and 103 on macOS; a longer path would keep Postgres from starting. */
const longestSocketPath = 100;

export function postgresUrl(
  settings: Pick<PostgresSettings, 'port' | 'password'>,
  database = 'postgres',
): string {
  return `postgres://postgres:${settings.password}@127.0.0.1:${settings.port}/${database}`;
}

/** Makes the cluster when there is none. Done beside its place and moved in, so that a kill leaves no half one. */
export async function initializePostgres(settings: PostgresSettings): Promise<void> {
  const { home, user } = settings;
  const cluster = clusterOf(home);
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const unfinished = join(home, 'cluster.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  const passwordFile = join(home, 'password');
  writeFileSync(passwordFile, settings.password, { mode: 0o600 });
  if (user !== undefined) chownSync(passwordFile, user.uid, user.gid);
  try {
    await run(
      join(settings.bin, 'initdb'),
      [
        `--pgdata=${unfinished}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
        ...(settings.durable ? [] : ['--no-sync']),
      ],
      settings,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, cluster);
}

/** The server as a supervised part. */
export function postgresPart(settings: PostgresSettings): Part {
  return {
    name: 'postgres',
    layer: 'server',
    command: {
      file: join(settings.bin, 'postgres'),
      args: [
        '-D',
        clusterOf(settings.home),
        '-p',
        String(settings.port),
        ...postgresOptions(settings).flatMap((option) => ['-c', option]),
      ],
      cwd: settings.home,
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', TZ: 'UTC' },
      ...(settings.user === undefined ? {} : { user: settings.user }),
    },
    probe: () => probe(postgresUrl(settings)),
    readyWithinMs: 60_000,
    // SIGINT is Postgres's "fast" shutdown: it ends sessions and writes a checkpoint.
    stopSignal: 'SIGINT',
    graceMs: 30_000,
  };
}

/** Settings beyond Postgres's defaults. Durability is the default and is named so that nobody's config can undo it. */
export function postgresOptions(settings: Pick<PostgresSettings, 'home' | 'durable'>): string[] {
  const socketFits = Buffer.byteLength(join(settings.home, '.s.PGSQL.65535')) <= longestSocketPath;
  const safety = settings.durable ? 'on' : 'off';
  return [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${socketFits ? settings.home : ''}`,
    'max_connections=200',
    'shared_buffers=256MB',
    'max_wal_size=2GB',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_min_duration_statement=2000',
    `fsync=${safety}`,
    `synchronous_commit=${safety}`,
    `full_page_writes=${safety}`,
  ];
}

/** The id of a postmaster that a killed start left running on this cluster, if any. */
export function orphanedPostmaster(home: string): number | undefined {
  const pidFile = join(clusterOf(home), 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  if (bornAt(pid) === undefined) return undefined;
  if (commandLineOf(pid)?.includes(clusterOf(home)) === true) return pid;
  // Postgres sees a stale file by itself, unless its process id now belongs to another process.
  rmSync(pidFile, { force: true });
  return undefined;
}

function clusterOf(home: string): string {
  return join(home, 'cluster');
}

async function probe(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A server that is killed later may break the idle connection; the probe's own promise tells of it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
  } finally {
    await client.end();
  }
}

function run(file: string, args: readonly string[], { user, home }: PostgresSettings): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(file, args, { cwd: home, stdio: ['ignore', 'ignore', 'pipe'], ...user });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
    child.once('error', fail);
    child.once('close', (code) =>
      code === 0 ? done() : fail(new Error(`${file} failed: ${errors.trim()}`)),
    );
  });
}
