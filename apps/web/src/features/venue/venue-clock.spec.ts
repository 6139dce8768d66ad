import { describe, expect, it } from '@jest/globals';
import { clockOffset, venueWindow } from './venue-clock.js';

describe('the clock of the venue screen', () => {
  it('is corrected by the server’s time in the middle of the exchange', () => {
    const sent = Date.parse('2026-11-24T01:00:00.000Z');
    expect(clockOffset('2026-11-24T01:00:30.100Z', sent, sent + 200)).toBe(30_000);
    expect(clockOffset('2026-11-24T00:59:50.000Z', sent, sent)).toBe(-10_000);
  });

  it.each([
    ['2026-11-24T00:59:59.999Z', 'early'],
    ['2026-11-24T01:00:00.000Z', 'open'],
    ['2026-11-24T03:00:00.000Z', 'open'],
    ['2026-11-24T03:00:00.001Z', 'over'],
  ])('says at %s that check-in is %s', (now, expected) => {
    const window = { opensAt: '2026-11-24T01:00:00.000Z', closesAt: '2026-11-24T03:00:00.000Z' };
    expect(venueWindow(window, Date.parse(now))).toBe(expected);
  });
});
