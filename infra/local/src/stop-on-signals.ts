/** npm passes Ctrl-C on to a child that the terminal has told already: two at once are one wish. */
const sameWishMs = 1_000;

export interface Stopping {
  /** Aborted by the first Ctrl-C, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal;
  /** Resolves with it. */
  readonly asked: Promise<void>;
  /** What a second Ctrl-C does, when the first takes too long. */
  onForce(end: () => Promise<void>): void;
}

/** Turns the terminal's and the system's wishes to stop into one orderly stop. */
export function stopOnSignals(report: (line: string) => void): Stopping {
  const controller = new AbortController();
  let force: (() => Promise<void>) | undefined;
  let askedAt = 0;
  const asked = new Promise<void>((resolve) => {
    const ask = (): void => {
      if (!controller.signal.aborted) {
        askedAt = Date.now();
        report('stopping (Ctrl-C again to end at once)');
        controller.abort();
        resolve();
      } else if (Date.now() - askedAt > sameWishMs) {
        void force?.();
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  });
  return { signal: controller.signal, asked, onForce: (end) => (force = end) };
}
