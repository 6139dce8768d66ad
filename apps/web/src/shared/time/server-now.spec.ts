import { afterEach, describe, expect, it } from '@jest/globals';
import { noteServerDate, serverNow } from './server-now.js';

const told = (aheadMs: number) => {
  const now = Date.now();
  noteServerDate(new Date(now + aheadMs).toUTCString(), now - 100, now);
};
const ahead = () => serverNow().getTime() - Date.now();

afterEach(() => told(0));

describe('the time of the gateway', () => {
  it.each([-30 * 3_600_000, -60_000, 60_000, 8 * 3_600_000])('is known where it is %i ms ahead', (ms) => {
    told(ms);
    expect(Math.abs(ahead() - ms)).toBeLessThan(1_100);
  });

  it('is that of a device whose clock is right, to the millisecond', () => {
    told(60_000);
    told(2_000);
    expect(Math.abs(ahead())).toBeLessThan(50);
  });

  it('is not changed by an answer that tells none', () => {
    told(60_000);
    noteServerDate(null, 0, 0);
    noteServerDate('yesterday', 0, 0);
    expect(ahead()).toBeGreaterThan(58_000);
  });
});
