/** How a loop runs. */
export interface LoopOptions {
  /** How often the work is looked for when nobody woke the loop, in milliseconds. */
  readonly everyMs: number;
  /** Does what is there to do; what it throws ends this run, and the next timer or waking begins anew. */
  readonly work: (signal: AbortSignal) => Promise<void>;
  /** Told what the work threw. */
  readonly onError: (error: unknown) => void;
}

/**
 * Work that is done by one run at a time: at the start, at every tick of a timer, and at once when it is woken. A
 * waking while it runs makes it run once more, so that what was written before the waking is never left lying.
 */
export class WakeableLoop {
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;
  private wanted = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: LoopOptions) {}

  start(): void {
    this.timer = setInterval(() => this.wake(), this.options.everyMs);
    this.wake();
  }

  /** To be called after a commit that left something to do. */
  wake(): void {
    this.wanted = true;
    if (this.running || this.stopping.signal.aborted) return;
    this.running = this.run().finally(() => {
      this.running = null;
    });
  }

  /** Resolves when the run that is under way, if any, has ended. */
  async settled(): Promise<void> {
    await this.running;
  }

  /** Lets the run that is under way end, and begins no other. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (this.wanted && !signal.aborted) {
      this.wanted = false;
      try {
        await this.options.work(signal);
      } catch (error) {
        this.options.onError(error);
        return;
      }
    }
  }
}
