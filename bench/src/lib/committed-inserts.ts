import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

/** What a check-in is compared with: a row with a key, a few columns and one index, each in its own commit. */
const TABLE = `
  CREATE SCHEMA IF NOT EXISTS bench;
  CREATE TABLE IF NOT EXISTS bench.one_row (
    id uuid PRIMARY KEY, activity_id uuid NOT NULL, volunteer_id uuid NOT NULL, at timestamptz NOT NULL
  )`;
const SCRIPT = `INSERT INTO bench.one_row VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now());\n`;

export async function prepareInserts(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(TABLE);
  await client.end();
}

/** Runs pgbench with one-row committed inserts. @returns transactions per second */
export async function measureInserts(databaseUrl: string, clients: number, seconds: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'liandong-pgbench-'));
  try {
    const script = join(folder, 'insert.sql');
    await writeFile(script, SCRIPT);
    const { stdout } = await promisify(execFile)(
      pgbenchPath(),
      ['-n', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', script, databaseUrl],
      { encoding: 'utf8' },
    );
    const tps = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
    if (!tps) throw new Error(`pgbench said no rate:\n${stdout}`);
    return Number(tps);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function pgbenchPath(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted().toReversed() : [];
  const found = versions
    .map((version) => join(debian, version, 'bin/pgbench'))
    .find((path) => existsSync(path));
  return found ?? 'pgbench';
}
