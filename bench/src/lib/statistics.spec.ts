import { describe, expect, it } from '@jest/globals';
import { percentile, showSpread, spreadOf } from './statistics.js';

describe('statistics', () => {
  it.each([
    [[3, 1, 2], { median: 2, min: 1, max: 3 }],
    [[4, 1, 2, 3], { median: 2.5, min: 1, max: 4 }],
  ])('the spread of %j is %j', (values, expected) => {
    expect(spreadOf(values)).toEqual(expected);
  });

  it('takes the nearest rank as percentile', () => {
    const sorted = Float64Array.from({ length: 100 }, (_, index) => index + 1);
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(sorted, share))).toEqual([50, 95, 99, 100]);
  });

  it('shows the median with its range', () => {
    expect(showSpread({ median: 0.871, min: 0.8, max: 1 })).toBe('0.87 (0.80–1.00)');
  });
});
