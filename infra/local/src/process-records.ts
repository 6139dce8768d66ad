import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord, readJson, writeJson } from './json-file.js';
import { bornAt } from './process-identity.js';

/** What is written beside a running process, so that a later start can find it and know it again. */
export interface ProcessRecord {
  readonly name: string;
  readonly pid: number;
  /** From bornAt(): tells our process from another that got its id later. */
  readonly born: string;
}

export function recordProcess(runFolder: string, name: string, pid: number): void {
  const born = bornAt(pid);
  if (born === undefined) return;
  mkdirSync(runFolder, { recursive: true, mode: 0o700 });
  writeJson(fileOf(runFolder, name), { name, pid, born });
}

export function forgetProcess(runFolder: string, name: string): void {
  rmSync(fileOf(runFolder, name), { force: true });
}

export function readProcessRecords(runFolder: string): ProcessRecord[] {
  const files = readdirSync(runFolder).filter((file) => file.endsWith('.process.json'));
  return files.flatMap((file) => parseRecord(readOrUndefined(join(runFolder, file))) ?? []);
}

export function parseRecord(value: unknown): ProcessRecord | undefined {
  if (!isRecord(value)) return undefined;
  const { name, pid, born } = value;
  if (typeof name !== 'string' || typeof pid !== 'number' || typeof born !== 'string') return undefined;
  return { name, pid, born };
}

function fileOf(runFolder: string, name: string): string {
  return join(runFolder, `${name}.process.json`);
}

/** A record cut short by a power failure tells nothing: it counts as none. */
function readOrUndefined(file: string): unknown {
  try {
    return readJson(file);
  } catch {
    return undefined;
  }
}
