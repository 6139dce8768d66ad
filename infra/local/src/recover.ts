import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataFolder } from './data-folder.js';
import { isRecord, readJson, writeJson } from './json-file.js';
import { possiblePostgresHomes } from './postgres-user.js';
import { orphanedPostmaster } from './postgres.js';
import { bornAt } from './process-identity.js';
import { forgetProcess, parseRecord, readProcessRecords, type ProcessRecord } from './process-records.js';

/** What has become of a recorded process: gone, still running (ours), or its id now belongs to another process. */
export type Fate = 'gone' | 'running' | 'replaced';

/** Told from what is recorded and what bornAt() says of that process id now. */
export function fateOf(record: ProcessRecord, bornNow: string | undefined): Fate {
  if (bornNow === undefined) return 'gone';
  return bornNow === record.born ? 'running' : 'replaced';
}

/** A start that holds this data folder, with the address it serves when it has come that far. */
export interface Holder {
  readonly pid: number;
  readonly address: string | undefined;
}

/** The start that runs on this data folder now, if one does. */
export function holderOf(folder: DataFolder): Holder | undefined {
  const stored = readJson(claimFile(folder));
  const record = parseRecord(stored);
  if (record === undefined || fateOf(record, bornAt(record.pid)) !== 'running') return undefined;
  const address = isRecord(stored) && typeof stored['address'] === 'string' ? stored['address'] : undefined;
  return { pid: record.pid, address };
}

/** Takes the data folder for this process; a claim whose process is gone is taken over. */
export function claim(folder: DataFolder, address?: string): void {
  const holder = holderOf(folder);
  if (holder !== undefined && holder.pid !== process.pid) throw new AlreadyRunning(holder, folder);
  writeJson(claimFile(folder), { name: 'start', pid: process.pid, born: bornAt(process.pid), address });
}

export function release(folder: DataFolder): void {
  rmSync(claimFile(folder), { force: true });
}

export class AlreadyRunning extends Error {
  constructor(holder: Holder, folder: DataFolder) {
    const where = holder.address === undefined ? 'is still starting' : `serves ${holder.address}`;
    super(
      `Liandong runs already from this checkout (process ${holder.pid}, data in ${folder.root}) and ${where}. ` +
        'Stop it with Ctrl-C there, or set LIANDONG_DATA to another folder for a second one.',
    );
  }
}

/**
 * Ends what a killed start has left running on this data folder: apps first, then the servers. Only processes
 * that are proven to be ours are touched.
 */
export async function endOrphans(folder: DataFolder, report: (line: string) => void): Promise<void> {
  const records = readProcessRecords(folder.run).toSorted((a, b) => stopRank(a.name) - stopRank(b.name));
  for (const record of records) {
    if (fateOf(record, bornAt(record.pid)) === 'running') {
      report(`ending ${record.name} (process ${record.pid}), left over from a start that was killed`);
      await end(record.pid, record.name === 'postgres' ? 'SIGINT' : 'SIGTERM');
    }
    forgetProcess(folder.run, record.name);
  }
  for (const home of possiblePostgresHomes(folder.root)) {
    const postmaster = orphanedPostmaster(home);
    if (postmaster !== undefined) await end(postmaster, 'SIGINT');
  }
}

function stopRank(name: string): number {
  return ['postgres', 'nats', 'redis'].includes(name) ? 1 : 0;
}

/** Asks first; after 10 s it kills. */
async function end(pid: number, signal: NodeJS.Signals): Promise<void> {
  const born = bornAt(pid);
  if (born === undefined) return;
  const deadline = Date.now() + 10_000;
  process.kill(pid, signal);
  for (let killed = false; bornAt(pid) === born; await sleep(50)) {
    if (killed || Date.now() < deadline) continue;
    process.kill(pid, 'SIGKILL');
    killed = true;
  }
}

function claimFile(folder: DataFolder): string {
  return join(folder.root, 'start.json');
}
