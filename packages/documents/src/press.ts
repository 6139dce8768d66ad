import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { PrintJob } from './typesetter.js';

// From src and from dist it is the built one: a process cannot start from TypeScript.
const processFile = fileURLToPath(new URL('../dist/press-process.js', import.meta.url));

const Answer = z.union([z.object({ pdf: z.instanceof(Uint8Array) }), z.object({ failure: z.string() })]);

export interface PressLimits {
  /** Jobs that may wait; the next one is refused. */
  readonly waiting: number;
  /** How long one document may take, in milliseconds, before its process is ended. */
  readonly timeoutMs: number;
  /** How long the process waits for another job before its memory is given back, in milliseconds. */
  readonly idleMs: number;
}

const byDefault: PressLimits = { waiting: 40, timeoutMs: 60_000, idleMs: 30_000 };

/** Too many documents are being made at this moment. */
export class PressBusyError extends Error {
  override readonly name = 'PressBusyError';
}

/**
 * Sets documents in one process of its own, one after the other, so that a large one neither blocks the service nor
 * swells it: fonts and layout take 130 to 600 MB, which go when the process has nothing to do.
 */
export class Press {
  private readonly limits: PressLimits;
  private child: ChildProcess | undefined;
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  constructor(limits: Partial<PressLimits> = {}) {
    this.limits = { ...byDefault, ...limits };
  }

  /**
   * The document as PDF.
   * @throws PressBusyError when too many wait; Error when it cannot be set or takes too long
   */
  async print(job: PrintJob): Promise<Uint8Array> {
    if (this.waiting >= this.limits.waiting) throw new PressBusyError();
    this.waiting += 1;
    const turn = this.last.then(() => this.printNow(job));
    this.last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.waiting -= 1;
      if (this.waiting === 0) this.restLater();
    }
  }

  /** True while there is a process, at work or waiting. */
  isRunning(): boolean {
    return this.child !== undefined;
  }

  /** Ends the process. */
  close(): void {
    clearTimeout(this.idle);
    this.child?.kill();
    this.child = undefined;
  }

  private printNow(job: PrintJob): Promise<Uint8Array> {
    clearTimeout(this.idle);
    const child = (this.child ??= this.start());
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(overdue);
        child.off('message', onMessage).off('exit', onExit).off('error', onExit);
        act();
      };
      const fail = (reason: string) => settle(() => reject(new Error(reason)));
      const onMessage = (message: unknown) => {
        const answer = Answer.parse(message);
        if ('pdf' in answer) settle(() => resolve(answer.pdf));
        else fail(answer.failure);
      };
      const onExit = () => fail('the process that makes documents ended');
      const overdue = setTimeout(() => {
        child.kill('SIGKILL');
        fail(`a document took longer than ${this.limits.timeoutMs} ms`);
      }, this.limits.timeoutMs);
      child.on('message', onMessage).on('exit', onExit).on('error', onExit);
      child.send(job, (error) => {
        if (error) fail(error.message);
      });
    });
  }

  private start(): ChildProcess {
    // No NODE_OPTIONS: what the parent was started with (a debugger, loaders) is not for the child.
    const child = fork(processFile, { serialization: 'advanced', execArgv: [], env: {} });
    child.once('exit', () => {
      if (this.child === child) this.child = undefined;
    });
    return child;
  }

  private restLater(): void {
    this.idle = setTimeout(() => this.close(), this.limits.idleMs);
    this.idle.unref();
  }
}
