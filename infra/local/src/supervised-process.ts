import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { restartDelayMs } from './backoff.js';
import type { DataFolder } from './data-folder.js';
import { openLog, tailOf } from './log-file.js';
import { forgetProcess, recordProcess } from './process-records.js';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Only as root: the user that the process runs as. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/** What stands on what: the door on the services, these on the servers. */
export type Layer = 'server' | 'service' | 'door';

/** One process of the system: what to run, how to tell that it is ready, how to end it. */
export interface Part {
  readonly name: string;
  readonly layer: Layer;
  readonly command: Command;
  /** Resolves when the part is ready, rejects while it is not; asked again and again. */
  readonly probe: () => Promise<void>;
  readonly readyWithinMs: number;
  readonly stopSignal: NodeJS.Signals;
  /** How long it may take to end after its stop signal before it is killed. */
  readonly graceMs: number;
}

const probeEveryMs = 40;

/**
 * Keeps one part running: a part that dies by itself is started again with a growing delay, one that was
 * stopped or killed through here stays down until it is started again.
 */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private wanted = false;
  private failures = 0;
  private startedAt = 0;
  private lastExit = '';

  constructor(
    readonly part: Part,
    private readonly folder: DataFolder,
    private readonly report: (line: string) => void,
  ) {}

  get logFile(): string {
    return join(this.folder.logs, `${this.part.name}.log`);
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts the part and waits until it is ready. */
  async start(): Promise<void> {
    this.wanted = true;
    this.failures = 0;
    if (this.child === undefined) this.spawn();
    await this.waitReady(this.part.readyWithinMs, 3);
  }

  /** Waits until the probe succeeds. Fails with the end of the log when it takes too long or dies too often. */
  async waitReady(withinMs = this.part.readyWithinMs, maxFailures = Infinity): Promise<void> {
    const deadline = Date.now() + withinMs;
    let reason = 'not asked yet';
    while (Date.now() < deadline) {
      if (!this.wanted) throw new Error(`${this.part.name} was stopped`);
      if (this.child !== undefined) {
        try {
          await this.part.probe();
          return;
        } catch (error) {
          reason = error instanceof Error ? error.message : String(error);
        }
      }
      if (this.failures >= maxFailures) break;
      await sleep(probeEveryMs);
    }
    const what = this.child === undefined ? `keeps ending (${this.lastExit})` : `is not ready: ${reason}`;
    throw new Error(`${this.part.name} ${what}\n--- the end of ${this.logFile}\n${tailOf(this.logFile)}`);
  }

  /** Sends a signal and leaves the supervision as it is: a part that dies of it is started again. */
  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /** Ends the part at once with the given signal; it stays down. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.wanted = false;
    const { child } = this;
    if (child === undefined) return;
    const exited = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await exited;
  }

  /** Ends the part as it likes to be ended, by force after its grace; it stays down. */
  async stop(): Promise<void> {
    const patience = setTimeout(() => this.child?.kill('SIGKILL'), this.part.graceMs);
    await this.kill(this.part.stopSignal);
    clearTimeout(patience);
  }

  private spawn(): void {
    const { command, name } = this.part;
    const log = openLog(this.logFile);
    // Its own session: Ctrl-C in the terminal reaches only the supervisor, which then stops the parts in order.
    const child = spawn(command.file, command.args, {
      cwd: command.cwd,
      env: command.env ?? process.env,
      stdio: ['ignore', log, log],
      detached: true,
      ...command.user,
    });
    closeSync(log);
    this.child = child;
    this.startedAt = Date.now();
    if (child.pid !== undefined) recordProcess(this.folder.run, name, child.pid);
    child.once('error', (error) => this.ended(`cannot be started: ${error.message}`));
    child.once('exit', (code, signal) => this.ended(signal ?? `exit code ${code}`));
  }

  private ended(how: string): void {
    this.child = undefined;
    this.lastExit = how;
    forgetProcess(this.folder.run, this.part.name);
    if (this.wanted) void this.startAgain(how);
  }

  private async startAgain(how: string): Promise<void> {
    this.failures = Date.now() - this.startedAt > 30_000 ? 1 : this.failures + 1;
    const delay = restartDelayMs(this.failures);
    this.report(`${this.part.name} ended (${how}); starting it again in ${delay / 1000} s`);
    await sleep(delay);
    if (this.wanted && this.child === undefined) this.spawn();
  }
}
