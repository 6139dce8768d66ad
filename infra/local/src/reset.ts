import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { openDataFolder } from './data-folder.js';
import { possiblePostgresHomes } from './postgres-user.js';
import { AlreadyRunning, endOrphans, holderOf } from './recover.js';

/** Asks for a typed yes on the terminal; without a terminal the answer is no. */
export async function confirmReset(root: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Delete all data in ${root}, secrets included? Type yes: `);
  terminal.close();
  return answer.trim() === 'yes';
}

/**
 * Deletes the data folder with all that it holds.
 * @throws AlreadyRunning while a start runs on it
 */
export async function reset(root: string, report: (line: string) => void): Promise<void> {
  const folder = openDataFolder(root);
  const holder = holderOf(folder);
  if (holder !== undefined) throw new AlreadyRunning(holder, folder);
  await endOrphans(folder, report);
  for (const path of [...possiblePostgresHomes(folder.root), folder.root]) {
    rmSync(path, { recursive: true, force: true });
  }
}
