import { describe, expect, it } from '@jest/globals';
import { Repeating } from './repeating.js';

describe('repeated work', () => {
  it('never runs twice at once, goes on after a failure, and stops after what is under way', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const failures: unknown[] = [];
    let third = () => {};
    const thirdRun = new Promise<void>((resolve) => (third = resolve));
    const repeating = new Repeating(
      1,
      async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        if (++runs === 3) third();
        if (runs === 1) throw new Error('once');
      },
      (error) => failures.push(error),
    );
    repeating.start();
    await thirdRun;
    await repeating.stop();
    const after = runs;
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect({ most, running, failures: failures.length, more: runs - after }).toEqual({
      most: 1,
      running: 0,
      failures: 1,
      more: 0,
    });
  });
});
