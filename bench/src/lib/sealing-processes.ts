import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { WrittenEntries } from './ledger-pages.js';

const SCRIPT = fileURLToPath(new URL('sealing-process.js', import.meta.url));

/** Processes that seal what is loaded, while more is being loaded. */
export class SealingProcesses {
  private readonly processes: { child: ChildProcess; ended: Promise<never>; last: Promise<unknown> }[];
  private given = 0;

  constructor(databaseUrl: string, count: number) {
    this.processes = Array.from({ length: count }, () => {
      const child = fork(SCRIPT, [databaseUrl], { serialization: 'advanced' });
      const ended = once(child, 'exit').then(() => {
        throw new Error('a sealing process ended');
      });
      // Only who waits for hashes is concerned.
      ended.catch(() => undefined);
      return { child, ended, last: Promise.resolve() };
    });
  }

  /** @returns the hashes of the leaves, one after the other */
  seal(entries: WrittenEntries): Promise<Uint8Array> {
    const next = this.processes[this.given++ % this.processes.length];
    if (!next) throw new Error('no process to seal with');
    const { child, ended, last } = next;
    const sealing = last.then(async () => {
      child.send(entries);
      const [hashes]: Uint8Array[] = await Promise.race([once(child, 'message'), ended]);
      return hashes ?? new Uint8Array();
    });
    next.last = sealing;
    // Who awaits it hears of a failure; before, it must not end the process.
    sealing.catch(() => undefined);
    return sealing;
  }

  end(): void {
    for (const { child } of this.processes) if (child.connected) child.disconnect();
  }
}
