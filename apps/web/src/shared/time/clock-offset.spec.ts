import { describe, expect, it } from '@jest/globals';
import { clockOffset } from './clock-offset.js';

describe('the clock of this device', () => {
  it('is corrected by the server’s time in the middle of the exchange', () => {
    const sent = Date.parse('2026-11-24T01:00:00.000Z');
    expect(clockOffset('2026-11-24T01:00:30.100Z', sent, sent + 200)).toBe(30_000);
    expect(clockOffset('2026-11-24T00:59:50.000Z', sent, sent)).toBe(-10_000);
  });
});
