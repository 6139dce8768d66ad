import { describe, expect, it } from '@jest/globals';
import { announcedDays, officialCalendar } from './official-calendar.js';
import { tenthWorkingDay, workingDaysLeft } from './working-days.js';

const calendar = officialCalendar();
const shanghai = (at: string) => new Date(`${at}+08:00`);
const dueAfter = (at: string) => tenthWorkingDay(shanghai(at), calendar);

describe('the tenth working day after an activity', () => {
  it.each([
    ['two plain weeks', '2026-11-09T17:00:00', '2026-11-23'],
    ['ended on a Saturday', '2026-11-07T12:00:00', '2026-11-20'],
    ['ended on a Sunday', '2026-11-08T12:00:00', '2026-11-20'],
    [
      'Saturday and Sunday at once: New Year 2026 with its make-up Sunday',
      '2025-12-30T10:00:00',
      '2026-01-14',
    ],
    [
      'Spring Festival 2025 with Sunday 26 January and Saturday 8 February worked',
      '2025-01-24T10:00:00',
      '2025-02-13',
    ],
    ['Spring Festival 2026 with Saturdays 14 and 28 February worked', '2026-02-13T10:00:00', '2026-03-05'],
    ['Labour Day 2025 with Sunday 27 April worked', '2025-04-25T10:00:00', '2025-05-13'],
    [
      'National Day 2025 with Sunday 28 September and Saturday 11 October worked',
      '2025-09-26T18:00:00',
      '2025-10-16',
    ],
    [
      'National Day 2026 with Sunday 20 September and Saturday 10 October worked',
      '2026-09-18T18:00:00',
      '2026-10-09',
    ],
    ['across the end of a year that is announced on both sides', '2025-12-19T18:00:00', '2026-01-05'],
  ])('%s: %s → %s', (_which, endedAt, day) => {
    expect(dueAfter(endedAt)).toMatchObject({ day, final: true });
  });

  it('counts from the day in Asia/Shanghai, whatever it is in UTC', () => {
    expect(dueAfter('2026-11-09T23:59:59').day).toBe('2026-11-23');
    expect(dueAfter('2026-11-10T00:00:00').day).toBe('2026-11-24');
  });

  it('lasts to the end of that day', () => {
    expect(dueAfter('2026-11-09T17:00:00').endsAt).toEqual(shanghai('2026-11-24T00:00:00'));
  });

  it('may still move when it lies in a year whose holidays are not announced', () => {
    expect(tenthWorkingDay(shanghai('2040-12-20T10:00:00'), calendar)).toMatchObject({ final: false });
  });
});

describe('an entered day', () => {
  it('goes before the calendar, both ways, and makes its year known', () => {
    const entered = officialCalendar([
      { day: '2040-01-02', works: false },
      { day: '2040-01-07', works: true },
    ]);
    expect(entered.isWorkingDay('2040-01-02')).toBe(false);
    expect(entered.isWorkingDay('2040-01-07')).toBe(true);
    expect([entered.isAnnounced(2040), entered.isAnnounced(2041)]).toEqual([true, false]);
    expect(tenthWorkingDay(shanghai('2040-01-01T10:00:00'), entered).day).toBe('2040-01-13');
  });
});

describe('the working days left', () => {
  const deadline = dueAfter('2026-09-18T18:00:00');
  it.each([
    ['2026-09-18T18:00:00', 10],
    ['2026-09-19T09:00:00', 10],
    ['2026-09-30T23:00:00', 3],
    ['2026-10-01T09:00:00', 2],
    ['2026-10-08T23:59:59', 2],
    ['2026-10-09T23:59:59', 1],
    ['2026-10-10T00:00:00', 0],
  ])('at %s: %i', (now, left) => {
    expect(workingDaysLeft(shanghai(now), deadline, calendar)).toBe(left);
  });
});

describe('the days that differ from their weekday', () => {
  it('of National Day 2026 are those that the State Council announced', () => {
    const days = announcedDays(2026).filter(({ name }) => name === '国庆节');
    expect(days.filter(({ works }) => works).map(({ day }) => day)).toEqual(['2026-09-20', '2026-10-10']);
    expect(days.filter(({ works }) => !works)).toHaveLength(7);
  });

  it('of a year without an announcement are none', () => {
    expect(announcedDays(2040)).toEqual([]);
  });
});
