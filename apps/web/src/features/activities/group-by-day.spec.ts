import { describe, expect, it } from '@jest/globals';
import { groupByDay, nameOfDay } from './group-by-day.js';

const at = (startsAt: string) => ({ startsAt });

describe('activities by day', () => {
  it('start a new day at midnight in Asia/Shanghai, not in UTC', () => {
    const lateEvening = at('2026-11-24T15:59:00.000Z');
    const midnight = at('2026-11-24T16:00:00.000Z');
    expect(groupByDay([lateEvening, midnight])).toEqual([
      { day: '2026-11-24', items: [lateEvening] },
      { day: '2026-11-25', items: [midnight] },
    ]);
  });

  it('keep the order of the list, also from the latest back', () => {
    const days = groupByDay([
      at('2026-11-25T02:00:00.000Z'),
      at('2026-11-25T01:00:00.000Z'),
      at('2026-11-20T01:00:00.000Z'),
    ]);
    expect(days.map(({ day, items }) => [day, items.length])).toEqual([
      ['2026-11-25', 2],
      ['2026-11-20', 1],
    ]);
  });

  it('are none without activities', () => {
    expect(groupByDay([])).toEqual([]);
  });

  it('name today and tomorrow as the district sees them', () => {
    const halfPastMidnight = new Date('2026-11-24T16:30:00.000Z');
    expect(nameOfDay('2026-11-25', halfPastMidnight)).toBe('today');
    expect(nameOfDay('2026-11-26', halfPastMidnight)).toBe('tomorrow');
    expect(nameOfDay('2026-11-24', halfPastMidnight)).toBeNull();
  });
});
