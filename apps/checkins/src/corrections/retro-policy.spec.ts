import { describe, expect, it } from '@jest/globals';
import {
  judgeActivity,
  judgeRetroService,
  judgeTraining,
  longestService,
  type BoundingActivity,
} from './retro-policy.js';

const at = (time: string) => new Date(`2026-11-20T${time}:00Z`);
const activity: BoundingActivity = {
  id: 'cleaning',
  status: 'completed',
  activityClass: 'environment',
  startsAt: at('01:00'),
  endsAt: at('04:00'),
  breaks: [{ from: '2026-11-20T02:00:00.000Z', to: '2026-11-20T02:30:00.000Z' }],
};
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const other = (from: string, to: string, minutes = 30) => ({
  ...span(from, to),
  activityId: 'singing',
  title: '合唱',
  minutes,
});

describe('service time that is entered afterwards', () => {
  it.each([
    ['the whole activity', span('01:00', '04:00'), activity, [], null],
    ['before its start', span('00:59', '04:00'), activity, [], 'RETRO_OUTSIDE_ACTIVITY'],
    ['after its end', span('01:00', '04:01'), activity, [], 'RETRO_OUTSIDE_ACTIVITY'],
    ['no time at all', span('02:00', '02:00'), activity, [], 'RETRO_OUTSIDE_ACTIVITY'],
    ['a break', span('02:05', '02:25'), activity, [], 'RETRO_IN_BREAK'],
    ['a minute beside a break', span('02:05', '02:31'), activity, [], null],
    ['an end before the start', span('03:00', '02:00'), activity, [], 'RETRO_OUTSIDE_ACTIVITY'],
    [
      'a meeting',
      span('01:00', '02:00'),
      { ...activity, activityClass: 'meeting' as const },
      [],
      'NOT_VOLUNTEER_SERVICE',
    ],
    ['time at two places', span('01:00', '03:00'), activity, [other('02:59', '05:00')], 'RETRO_OVERLAPS'],
    ['one after the other', span('01:00', '03:00'), activity, [other('03:00', '05:00')], null],
    ['beside an annulled entry', span('01:00', '03:00'), activity, [other('02:00', '05:00', 0)], null],
    [
      'a second time for the same activity',
      span('01:00', '02:00'),
      activity,
      [{ ...other('03:00', '04:00'), activityId: 'cleaning' }],
      'RETRO_EXISTS',
    ],
  ])('%s', (_, time, of, others, code) => {
    expect(judgeRetroService(time, of, others)?.code ?? null).toBe(code);
  });

  it('is never more than the activity without its breaks', () => {
    expect(longestService(activity)).toBe(150);
  });

  it.each([
    ['completed', at('04:00'), null],
    ['published', at('04:00'), null],
    ['published', at('03:59'), 'RETRO_TOO_SOON'],
    ['cancelled', at('04:00'), null],
    ['cancelled', at('03:59'), 'RETRO_TOO_SOON'],
    ['draft', at('05:00'), 'RETRO_TOO_SOON'],
  ] as const)('of a %s activity at %s: %s', (status, now, code) => {
    expect(judgeActivity({ ...activity, status }, now)?.code ?? null).toBe(code);
  });

  it('is none of an activity that was cancelled before it began', () => {
    const cancelled = { ...activity, status: 'cancelled' as const, endsAt: activity.startsAt };
    expect(judgeActivity(cancelled, at('05:00'))?.code).toBe('RETRO_TOO_SOON');
  });
});

describe('study time that is entered afterwards', () => {
  it.each([
    ['as long as the training', '2026-11-20T01:00:00Z', '2026-11-20T02:30:00Z', 90, null],
    ['longer than it', '2026-11-20T01:00:00Z', '2026-11-20T02:29:00Z', 90, 'MORE_THAN_ACTIVITY'],
    [
      'of an end before its beginning',
      '2026-11-20T02:30:00Z',
      '2026-11-20T01:00:00Z',
      90,
      'MORE_THAN_ACTIVITY',
    ],
    ['of a course over a leap year', '2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z', 90, null],
    ['of a course since 1900', '1900-01-01T00:00:00Z', '2026-11-20T01:00:00Z', 90, 'RETRO_TOO_LONG'],
  ])('%s', (_, from, to, minutes, code) => {
    expect(judgeTraining({ from: new Date(from), to: new Date(to) }, minutes)?.code ?? null).toBe(code);
  });
});
