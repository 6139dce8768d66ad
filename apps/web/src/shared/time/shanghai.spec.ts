import { describe, expect, it } from '@jest/globals';
import { dayOf, fromLocalInput, monthOf, recentMonths, toLocalInput } from './shanghai.js';

describe('time in Asia/Shanghai', () => {
  it('is eight hours ahead of UTC, across the end of a year too', () => {
    expect(dayOf('2026-12-31T16:00:00.000Z')).toBe('2027-01-01');
    expect(monthOf('2026-12-31T15:59:59.999Z')).toBe('2026-12');
  });

  it('goes into a form field and comes back as the same instant', () => {
    const field = toLocalInput('2026-11-24T01:30:00.000Z');
    expect(field).toBe('2026-11-24T09:30');
    expect(fromLocalInput(field)).toBe('2026-11-24T01:30:00.000Z');
  });

  it.each(['', '2026-11-24', '2026-13-24T09:30', 'tomorrow at nine'])(
    'is nothing while a field holds "%s"',
    (value) => {
      expect(fromLocalInput(value)).toBeNull();
    },
  );

  it('counts months back over the turn of the year', () => {
    expect(recentMonths(new Date('2026-01-31T17:00:00.000Z'), 3)).toEqual(['2026-02', '2026-01', '2025-12']);
  });
});
