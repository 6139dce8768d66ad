import { describe, expect, it } from '@jest/globals';
import { failuresAfter, reconnectDelay, STEADY_MS } from './reconnect-policy.js';

describe('connecting again', () => {
  it('waits twice as long after each failure, up to half a minute', () => {
    const longest = [1, 2, 3, 4, 5, 6, 60].map((failures) => reconnectDelay(failures, 1));
    expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('spreads the attempts of many phones over the upper half of the wait', () => {
    expect(reconnectDelay(3, 0)).toBe(2_000);
    expect(reconnectDelay(3, 0.5)).toBe(3_000);
  });

  it('starts small again after a connection that held', () => {
    expect(failuresAfter(6, STEADY_MS)).toBe(1);
  });

  it('goes on growing when connections open and break at once, or never open', () => {
    expect(failuresAfter(6, STEADY_MS - 1)).toBe(7);
    expect(failuresAfter(0, null)).toBe(1);
  });
});
