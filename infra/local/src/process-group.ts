import type { DataFolder } from './data-folder.js';
import { tailOf } from './log-file.js';
import { SupervisedProcess, type Layer, type Part } from './supervised-process.js';

const stopOrder: readonly Layer[] = ['door', 'service', 'server'];

/** All processes of one running system. */
export class ProcessGroup {
  private readonly processes = new Map<string, SupervisedProcess>();
  private stopping: Promise<void> | undefined;

  constructor(
    private readonly folder: DataFolder,
    private readonly report: (line: string) => void,
  ) {}

  /** Starts a part and waits until it is ready; from then on it is kept running. */
  async start(part: Part): Promise<void> {
    if (this.stopping !== undefined) throw new Error('Liandong is stopping');
    const process = new SupervisedProcess(part, this.folder, this.report);
    this.processes.set(part.name, process);
    await process.start();
  }

  find(name: string): SupervisedProcess {
    const process = this.processes.get(name);
    if (process === undefined)
      throw new Error(`No part ${name}; there are ${[...this.processes.keys()].join(', ')}`);
    return process;
  }

  /** Ends a part at once; it stays down until it is restarted. */
  kill(name: string, signal?: NodeJS.Signals): Promise<void> {
    return this.find(name).kill(signal);
  }

  /** Starts a part again, after a kill or in place of the running one, on the same port. */
  async restart(name: string): Promise<void> {
    await this.find(name).stop();
    await this.find(name).start();
  }

  /** Sends a signal; a part that dies of it is started again by the supervision. */
  signal(name: string, signal: NodeJS.Signals): void {
    this.find(name).signal(signal);
  }

  pidOf(name: string): number | undefined {
    return this.find(name).pid;
  }

  logTail(name: string, lines?: number): string {
    return tailOf(this.find(name).logFile, lines);
  }

  /** Waits until every part is ready. */
  async waitReady(withinMs?: number): Promise<void> {
    await Promise.all([...this.processes.values()].map((process) => process.waitReady(withinMs)));
  }

  /** Stops all, the door first and the servers last. Later calls wait for the first. */
  stop(): Promise<void> {
    this.stopping ??= this.stopInOrder();
    return this.stopping;
  }

  /** Ends all at once, without grace: for a second Ctrl-C and for tests that keep nothing. */
  async endNow(): Promise<void> {
    // SIGQUIT is Postgres's immediate shutdown, which still frees its shared memory.
    const endings = [...this.processes.values()].map((process) =>
      process.kill(process.part.name === 'postgres' ? 'SIGQUIT' : 'SIGKILL'),
    );
    await Promise.all(endings);
  }

  private async stopInOrder(): Promise<void> {
    for (const layer of stopOrder) {
      const inLayer = [...this.processes.values()].filter((process) => process.part.layer === layer);
      await Promise.all(inLayer.map((process) => process.stop()));
    }
  }
}
