import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { WakeableLoop } from './wakeable-loop.js';

/** Work that lasts until it is let go. */
class HeldWork {
  runs = 0;
  atOnce = 0;
  mostAtOnce = 0;
  failing = false;
  readonly errors: unknown[] = [];
  private release: () => void = () => {};
  readonly loop = new WakeableLoop({
    everyMs: 100,
    onError: (error) => this.errors.push(error),
    work: async (signal) => {
      this.runs += 1;
      this.atOnce += 1;
      this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
      this.signal = signal;
      await new Promise<void>((done) => (this.release = done));
      this.atOnce -= 1;
      if (this.failing) throw new Error('the sea is too rough');
    },
  });
  signal: AbortSignal | undefined;

  /** Ends the run that is under way, and lets what follows happen. */
  async letGo(): Promise<void> {
    this.release();
    await jest.advanceTimersByTimeAsync(0);
  }
}

let held: HeldWork;

beforeEach(() => {
  jest.useFakeTimers();
  held = new HeldWork();
});

afterEach(async () => {
  const stopped = held.loop.stop();
  await held.letGo();
  await stopped;
  jest.useRealTimers();
});

describe('a loop that can be woken', () => {
  it('works at its start, and then at every tick', async () => {
    held.loop.start();
    expect(held.runs).toBe(1);
    await held.letGo();
    await jest.advanceTimersByTimeAsync(99);
    expect(held.runs).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(held.runs).toBe(2);
  });

  it('works at once when it is woken', async () => {
    held.loop.start();
    await held.letGo();
    held.loop.wake();
    expect(held.runs).toBe(2);
  });

  it('works once more, and once only, when it was woken while it worked', async () => {
    held.loop.start();
    held.loop.wake();
    held.loop.wake();
    await held.letGo();
    expect(held.runs).toBe(2);
    await held.letGo();
    expect([held.runs, held.mostAtOnce]).toEqual([2, 1]);
  });

  it('tells of an error and goes on at the next tick, not before', async () => {
    held.failing = true;
    held.loop.start();
    held.loop.wake();
    await held.letGo();
    expect([held.runs, held.errors.length]).toEqual([1, 1]);
    await jest.advanceTimersByTimeAsync(100);
    expect(held.runs).toBe(2);
  });

  it('waits for the work under way when it stops, and begins no other', async () => {
    held.loop.start();
    held.loop.wake();
    let stopped = false;
    const stopping = held.loop.stop().then(() => (stopped = true));
    await jest.advanceTimersByTimeAsync(500);
    expect([stopped, held.signal?.aborted, held.runs]).toEqual([false, true, 1]);
    await held.letGo();
    await stopping;
    held.loop.wake();
    await jest.advanceTimersByTimeAsync(500);
    expect(held.runs).toBe(1);
  });

  it('says when the run under way has ended', async () => {
    await held.loop.settled();
    held.loop.start();
    let settled = false;
    void held.loop.settled().then(() => (settled = true));
    await jest.advanceTimersByTimeAsync(10);
    expect(settled).toBe(false);
    await held.letGo();
    expect(settled).toBe(true);
  });
});
