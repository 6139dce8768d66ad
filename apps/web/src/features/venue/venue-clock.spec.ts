import { describe, expect, it } from '@jest/globals';
import { venueWindow } from './venue-clock.js';

describe('the clock of the venue screen', () => {
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
