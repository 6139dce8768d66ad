import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** The parsed file, or undefined when there is none. A file that is not JSON is an error that names it. */
export function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is damaged (not JSON); repair it, or start afresh with: npm start -- --reset`, {
      cause: error,
    });
  }
}

/** Replaces the file in one step, so that a kill in the middle leaves the old one. Readable by the owner only. */
export function writeJson(path: string, value: unknown): void {
  const next = `${path}.${process.pid}.new`;
  writeFileSync(next, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(next, path);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** By its code and not its class: under jest, Node's own errors are of another realm's Error. */
function isMissing(error: unknown): boolean {
  return isRecord(error) && error['code'] === 'ENOENT';
}
