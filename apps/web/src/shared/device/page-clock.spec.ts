import { describe, expect, it } from '@jest/globals';
import { ageOf } from './page-clock.js';

const moment = { pageId: 'a', monotonicMs: 1_000, hiddenTimes: 2 };
const later = { pageId: 'a', monotonicMs: 61_000.4, hiddenTimes: 2 };
const HOUR = 3_600_000;

describe('the age of a scan', () => {
  it('is told by the monotonic clock, whatever the clock on the wall says', () => {
    expect(ageOf(moment, later, 60_000)).toBe(60_000);
    expect(ageOf(moment, later, 8 * HOUR)).toBe(60_000);
  });

  it('cannot be told after a reload', () => {
    expect(ageOf(moment, { ...later, pageId: 'b' }, 60_000)).toBeNull();
  });

  it('is told after the page was hidden while both clocks agree', () => {
    expect(ageOf(moment, { ...later, hiddenTimes: 3 }, 61_500)).toBe(60_000);
  });

  it.each([HOUR, -HOUR])('cannot be told when it was hidden and the clocks are %i ms apart', (apart) => {
    expect(ageOf(moment, { ...later, hiddenTimes: 3 }, 60_000 + apart)).toBeNull();
  });

  it('is never negative', () => {
    expect(ageOf(later, { ...moment }, 0)).toBe(0);
  });
});
