import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const keepBytes = 20 * 1024 * 1024;

/** Opens a log for appending; one that has grown large becomes `<file>.1`, which replaces the one before it. */
export function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > keepBytes) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** The last lines of a log, for an error message. */
export function tailOf(file: string, lines = 15): string {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return '(no log)';
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const buffer = Buffer.alloc(Math.min(size, 16 * 1024));
    readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } finally {
    closeSync(descriptor);
  }
}
