import { describe, expect, it } from '@jest/globals';
import { emptyRetro, fieldOfCode, longestOf, minutesOf, retroOf, retroProblems } from './retro-draft.js';

const activity = {
  id: 'a1',
  activityClass: 'environment' as const,
  startsAt: '2026-11-20T01:00:30.000Z',
  endsAt: '2026-11-20T04:00:30.000Z',
  checkInPolicy: {
    ways: [],
    walkIns: true,
    checkOut: 'required' as const,
    earlyMinutes: 0,
    lateMinutes: 0,
    breaks: [{ from: '2026-11-20T02:00:00.000Z', to: '2026-11-20T02:30:00.000Z' }],
    position: null,
  },
};
const service = {
  ...emptyRetro,
  teamId: 't1',
  volunteerIds: ['v1'],
  from: '2026-11-20T09:00',
  to: '2026-11-20T12:00',
  reason: '手机没电',
  reference: '签到表第 3 页',
};
const training = {
  ...service,
  kind: 'training' as const,
  title: '急救培训',
  content: '心肺复苏',
  grantedBy: '区红十字会',
  minutes: '90',
};

describe('what is entered afterwards', () => {
  it.each([
    ['nothing yet', emptyRetro, null, ['team', 'members', 'reason', 'evidence', 'activity', 'from', 'to']],
    ['the whole activity, whose seconds no field shows', service, activity, []],
    ['a start before it', { ...service, from: '2026-11-20T08:59' }, activity, ['from']],
    ['an end after it', { ...service, to: '2026-11-20T12:01' }, activity, ['to']],
    ['an end before the start', { ...service, to: '2026-11-20T08:00' }, activity, ['to']],
    ['service at a meeting', service, { ...activity, activityClass: 'meeting' as const }, ['activity']],
    [
      'attendance at a meeting',
      { ...service, kind: 'attendance' as const, from: '', to: '' },
      { ...activity, activityClass: 'meeting' as const },
      [],
    ],
    ['a training', training, null, []],
    ['study hours beyond its length', { ...training, minutes: '181' }, null, ['minutes']],
    ['a training without content', { ...training, content: ' ' }, null, ['content']],
    ['an award', { ...training, kind: 'award' as const, to: '', content: '', minutes: '' }, null, []],
  ])('%s', (_, draft, of, problems) => {
    expect([...retroProblems(draft, of)]).toEqual(problems);
  });

  it('counts without the breaks, and no more than the activity', () => {
    expect(minutesOf(service, activity)).toBe(150);
    expect(minutesOf({ ...service, to: '' }, activity)).toBeNull();
    expect(longestOf(activity)).toBe(150);
  });

  it('is sent as service with the own seconds of the activity', () => {
    expect(retroOf(service, activity)).toEqual({
      kind: 'service',
      activityId: 'a1',
      from: activity.startsAt,
      to: activity.endsAt,
      volunteerIds: ['v1'],
      reason: '手机没电',
      evidence: [{ kind: 'reference', text: '签到表第 3 页' }],
    });
  });

  it('is sent with the fields of its kind alone', () => {
    expect(Object.keys(retroOf({ ...training, kind: 'award' }, null))).not.toContain('minutes');
    expect(retroOf(training, null)).toMatchObject({ kind: 'training', minutes: 90, content: '心肺复苏' });
  });

  it('shows an error of the API at its field', () => {
    expect(['RETRO_EXISTS', 'EVIDENCE_NOT_FOUND', 'UNAVAILABLE'].map(fieldOfCode)).toEqual([
      'members',
      'evidence',
      null,
    ]);
  });
});
