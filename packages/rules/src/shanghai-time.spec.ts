import { describe, expect, it } from '@jest/globals';
import { shanghaiMonth, shanghaiMonthBounds, shanghaiShort } from './shanghai-time.js';

describe('time in Asia/Shanghai', () => {
  it.each([
    ['2026-10-31T15:59:59.999Z', '2026-10'],
    ['2026-10-31T16:00:00.000Z', '2026-11'],
    ['2026-12-31T16:00:00.000Z', '2027-01'],
  ])('%s lies in %s', (at, month) => {
    expect(shanghaiMonth(new Date(at))).toBe(month);
  });

  it('bounds a month, across the turn of the year too', () => {
    expect(shanghaiMonthBounds('2026-12')).toEqual({
      from: new Date('2026-11-30T16:00:00Z'),
      to: new Date('2026-12-31T16:00:00Z'),
    });
  });

  it('shows an instant as people at the venue read it', () => {
    expect(shanghaiShort(new Date('2026-11-23T01:05:00Z'))).toBe('11-23 09:05');
  });
});
