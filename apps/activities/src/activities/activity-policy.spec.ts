import { CheckInPolicyInput, CheckInWay } from '@liandong/contracts/check-ins/check-in-policy';
import { describe, expect, it } from '@jest/globals';
import { ActivityPatch, type ActivityStatus } from '@liandong/contracts/activities/activity';
import type { ErrorCode } from '@liandong/contracts/errors/catalog';
import {
  checkTimes,
  decideCancel,
  decideComplete,
  decidePublish,
  decideUpdate,
  type ActivityChange,
} from './activity-policy.js';

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const before = at('07:00');
const during = at('09:00');
const end = at('10:00');
const after = at('11:00');

function activity(status: ActivityStatus) {
  const policy = CheckInPolicyInput.parse({ earlyMinutes: 30, lateMinutes: 30 });
  return { status, version: 3, startsAt: at('08:00'), endsAt: end, waitsUntil: null, ...policy };
}

/** What is decided, or the code of the refusal. */
function outcome(decide: () => ActivityChange | null | void): unknown {
  try {
    return decide();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

describe('the times of an activity', () => {
  it.each([
    ['08:00', '08:00', 'ACTIVITY_ENDS_BEFORE_START'],
    ['08:00', '07:59', 'ACTIVITY_ENDS_BEFORE_START'],
    ['08:00', '08:01', undefined],
  ])('from %s to %s: %s', (from, to, expected) => {
    expect(outcome(() => checkTimes(at(from), at(to)))).toBe(expected);
  });

  it('span at most 24 hours', () => {
    const start = at('08:00');
    const after24Hours = new Date(start.getTime() + 24 * 3_600_000);
    expect(outcome(() => checkTimes(start, after24Hours))).toBeUndefined();
    expect(outcome(() => checkTimes(start, new Date(after24Hours.getTime() + 1)))).toBe('ACTIVITY_TOO_LONG');
  });
});

describe('a step of an activity', () => {
  const steps = {
    publish: (status: ActivityStatus, now: Date) => decidePublish(activity(status), now),
    cancel: (status: ActivityStatus, now: Date) => decideCancel(activity(status), '下雨', now),
    complete: (status: ActivityStatus, now: Date) => decideComplete(activity(status), now),
  };
  const refused = 'ACTIVITY_STATE_FORBIDS';
  const nothing = null;

  it.each<[keyof typeof steps, ActivityStatus, Date, ActivityChange | null | ErrorCode]>([
    ['publish', 'draft', before, { status: 'published', publishedAt: before }],
    ['publish', 'published', before, nothing],
    ['publish', 'cancelled', before, refused],
    ['publish', 'completed', after, refused],
    ['cancel', 'draft', before, refused],
    ['cancel', 'published', before, { status: 'cancelled', cancelReason: '下雨', cancelledAt: before }],
    ['cancel', 'published', during, { status: 'cancelled', cancelReason: '下雨', cancelledAt: during }],
    ['cancel', 'published', end, 'ACTIVITY_OVER'],
    ['cancel', 'cancelled', after, nothing],
    ['cancel', 'completed', after, refused],
    ['complete', 'draft', after, refused],
    ['complete', 'published', during, 'ACTIVITY_NOT_OVER'],
    ['complete', 'published', end, { status: 'completed' }],
    ['complete', 'cancelled', after, refused],
    ['complete', 'completed', after, nothing],
  ])('%s when %s at %j', (step, status, now, expected) => {
    expect(outcome(() => steps[step](status, now))).toEqual(expected);
  });
});

describe('a change of an activity', () => {
  it.each<[ActivityStatus, unknown]>([
    ['draft', { title: '新' }],
    ['published', { title: '新' }],
    ['cancelled', 'ACTIVITY_STATE_FORBIDS'],
    ['completed', 'ACTIVITY_STATE_FORBIDS'],
  ])('of its title when %s', (status, expected) => {
    expect(outcome(() => decideUpdate(activity(status), { version: 3, title: '新' }, before))).toEqual(
      expected,
    );
  });

  it('is refused when it was made from an older version', () => {
    expect(outcome(() => decideUpdate(activity('draft'), { version: 2, title: '新' }, before))).toBe(
      'ACTIVITY_CHANGED_MEANWHILE',
    );
  });

  it('takes the end alone, and checks it against the start that stays', () => {
    const patch = { version: 3, endsAt: at('09:30').toISOString() };
    expect(decideUpdate(activity('published'), patch, before)).toEqual({
      startsAt: at('08:00'),
      endsAt: at('09:30'),
    });
    const tooEarly = { version: 3, endsAt: at('08:00').toISOString() };
    expect(outcome(() => decideUpdate(activity('published'), tooEarly, before))).toBe(
      'ACTIVITY_ENDS_BEFORE_START',
    );
  });

  it.each<[string, ActivityStatus, Date, boolean]>([
    ['while it runs', 'published', during, true],
    ['once it has ended', 'published', end, false],
    ['as a draft whose time has passed', 'draft', after, true],
  ])('of the times %s', (_when, status, now, allowed) => {
    const patch = { version: 3, endsAt: at('12:00').toISOString() };
    const result = outcome(() => decideUpdate(activity(status), patch, now));
    expect(result === 'ACTIVITY_STATE_FORBIDS').toBe(!allowed);
  });

  it.each<[string, ActivityStatus, string, string, ErrorCode | undefined]>([
    ['to another day, before check-in opens', 'published', '07:29', '+24:00', undefined],
    ['to another day, when check-in is open', 'published', '07:30', '+24:00', 'ACTIVITY_CHECK_IN_OPEN'],
    ['while people wait', 'published', '07:45', '09:45', undefined],
    ['to its end, while people wait', 'published', '07:45', '10:00', 'ACTIVITY_CHECK_IN_OPEN'],
    ['when it begins', 'published', '08:00', '08:30', undefined],
    ['when it has begun', 'published', '08:01', '08:30', 'ACTIVITY_BEGUN'],
    ['to its end, when it begins', 'published', '08:00', '10:00', 'ACTIVITY_CHECK_IN_OPEN'],
    ['to an earlier time, when it begins', 'published', '08:00', '07:58', 'ACTIVITY_TIME_PAST'],
    ['to before now', 'published', '07:10', '07:09', 'ACTIVITY_TIME_PAST'],
    ['to this minute', 'published', '07:10', '07:10', undefined],
    ['to before now, as a draft', 'draft', '07:10', '07:00', undefined],
  ])('of the start %s', (_when, status, now, start, expected) => {
    const startsAt = start === '+24:00' ? new Date(at('08:00').getTime() + 24 * 3_600_000) : at(start);
    const endsAt = new Date(startsAt.getTime() + 2 * 3_600_000);
    const patch = { version: 3, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
    const seconds = new Date(at(now).getTime() + 20_000);
    const result = outcome(() => decideUpdate(activity(status), patch, seconds));
    if (expected) expect(result).toBe(expected);
    else expect(result).toMatchObject({ startsAt, endsAt });
  });

  it('of the start is not made to another day by several, once people check in', () => {
    const now = at('07:40');
    let known: Parameters<typeof decideUpdate>[0] = activity('published');
    const change = (patch: object) => {
      known = { ...known, ...decideUpdate(known, { version: 3, ...patch }, now) };
      return known;
    };
    const late = at('17:00').toISOString();
    expect(change({ endsAt: late })).toMatchObject({ waitsUntil: end });
    expect(outcome(() => void change({ startsAt: at('16:00').toISOString() }))).toBe(
      'ACTIVITY_CHECK_IN_OPEN',
    );
    change({ startsAt: at('09:59').toISOString() });
    change({ checkInPolicy: CheckInPolicyInput.parse({ earlyMinutes: 0, lateMinutes: 30 }) });
    expect(outcome(() => void change({ startsAt: at('10:00').toISOString() }))).toBe(
      'ACTIVITY_CHECK_IN_OPEN',
    );
    expect(change({ startsAt: at('09:00').toISOString() })).toMatchObject({
      startsAt: at('09:00'),
      waitsUntil: end,
    });
  });

  it('of what is no time while people check in keeps nothing', () => {
    expect(decideUpdate(activity('published'), { version: 3, title: '新' }, at('07:40'))).toEqual({
      title: '新',
    });
  });

  it('of the end, not to before now', () => {
    const patch = { version: 3, endsAt: at('08:40').toISOString() };
    expect(outcome(() => decideUpdate(activity('published'), patch, during))).toBe('ACTIVITY_TIME_PAST');
  });

  it('may name the old times again after the end', () => {
    const patch = { version: 3, endsAt: end.toISOString(), description: '补充' };
    expect(decideUpdate(activity('published'), patch, after)).toEqual({ description: '补充' });
  });

  it('sets the check-in policy’s own columns', () => {
    const checkInPolicy = CheckInPolicyInput.parse({ earlyMinutes: 30, lateMinutes: 15, walkIns: true });
    expect(decideUpdate(activity('draft'), { version: 3, checkInPolicy }, before)).toEqual(checkInPolicy);
  });

  const noon = { from: at('09:00').toISOString(), to: at('09:15').toISOString() };
  it.each<[string, ActivityStatus, Date, object, boolean]>([
    ['of breaks, once it is over', 'published', at('10:10'), { breaks: [noon] }, false],
    ['while check-out is open', 'published', at('10:30'), { lateMinutes: 60 }, true],
    ['once it is closed', 'published', at('10:31'), { lateMinutes: 60 }, false],
    [
      'once it is closed, as it was',
      'published',
      at('10:31'),
      { ways: CheckInWay.options.slice(0, 1) },
      true,
    ],
    ['as a draft', 'draft', at('10:31'), { lateMinutes: 60 }, true],
  ])('of the check-in policy %s', (_when, status, now, wished, allowed) => {
    const known = { ...activity(status), ways: CheckInWay.options.slice(0, 1) };
    const same = { earlyMinutes: 30, lateMinutes: 30, ways: known.ways };
    const patch = { version: 3, checkInPolicy: CheckInPolicyInput.parse({ ...same, ...wished }) };
    expect(outcome(() => decideUpdate(known, patch, now)) === 'ACTIVITY_STATE_FORBIDS').toBe(!allowed);
  });

  const span = (from: string, to: string) => ({ from: at(from).toISOString(), to: at(to).toISOString() });
  it.each<[string, ReturnType<typeof span>[], ReturnType<typeof span>[], string, boolean]>([
    ['one to come', [], [span('09:40', '09:45')], '09:30', true],
    ['one that begins this minute', [], [span('09:30', '09:45')], '09:30', true],
    ['one that began before', [], [span('09:28', '09:45')], '09:30', false],
    ['one that has been', [], [span('09:00', '09:15')], '09:30', false],
    ['one that has been, taken away', [span('09:00', '09:15')], [], '09:30', false],
    ['one that is on, longer', [span('09:00', '09:40')], [span('09:00', '09:50')], '09:30', true],
    ['one that is on, over now', [span('09:00', '09:40')], [span('09:00', '09:30')], '09:30', true],
    ['one that is on, over before', [span('09:00', '09:40')], [span('09:00', '09:20')], '09:30', false],
    [
      'the same in another order',
      [span('08:30', '08:40'), span('09:00', '09:10')],
      [span('09:00', '09:10'), span('08:30', '08:40')],
      '09:30',
      true,
    ],
    ['any, before it begins', [span('09:00', '09:10')], [span('08:00', '08:30')], '07:50', true],
  ])('of a break: %s', (_what, breaks, wished, now, allowed) => {
    const known = { ...activity('published'), breaks };
    const patch = { version: 3, checkInPolicy: { breaks: wished } };
    const seconds = new Date(at(now).getTime() + 20_000);
    expect(outcome(() => decideUpdate(known, patch, seconds)) === 'BREAK_PAST').toBe(!allowed);
  });

  it.each<[string, ActivityStatus, 'required' | 'automatic', string, boolean]>([
    ['given up before check-in opens', 'published', 'required', '07:29', true],
    ['given up once it is open', 'published', 'required', '07:30', false],
    ['given up while people check out', 'published', 'required', '10:10', false],
    ['asked for while people are there', 'published', 'automatic', '09:00', true],
    ['given up in a draft', 'draft', 'required', '09:00', true],
  ])('of check-out: %s', (_what, status, rule, now, allowed) => {
    const known = { ...activity(status), checkOut: rule };
    const other = rule === 'required' ? ('automatic' as const) : ('required' as const);
    const patch = { version: 3, checkInPolicy: { checkOut: other } };
    expect(outcome(() => decideUpdate(known, patch, at(now))) === 'CHECK_OUT_IN_USE').toBe(!allowed);
  });

  it('of how to check in leaves what it does not name', () => {
    const known = { ...activity('published'), walkIns: true, ways: ['memberCode' as const], lateMinutes: 15 };
    const patch = ActivityPatch.parse({ version: 3, checkInPolicy: { checkOut: 'automatic' } });
    expect(decideUpdate(known, patch, before)).toMatchObject({
      checkOut: 'automatic',
      walkIns: true,
      ways: ['memberCode'],
      lateMinutes: 15,
    });
  });

  it('names each way once, and keeps breaks within the times that it leaves', () => {
    const draft = {
      ...activity('draft'),
      breaks: [{ from: at('09:00').toISOString(), to: end.toISOString() }],
    };
    const named = CheckInPolicyInput.parse({ ways: ['manual', 'manual'], breaks: draft.breaks });
    expect(decideUpdate(draft, { version: 3, checkInPolicy: named }, before)).toMatchObject({
      ways: ['manual'],
    });
    const shorter = { version: 3, endsAt: at('09:30').toISOString() };
    expect(outcome(() => decideUpdate(draft, shorter, before))).toBe('BREAK_OUTSIDE_ACTIVITY');
    const without = { ...shorter, checkInPolicy: { breaks: [] } };
    expect(decideUpdate(draft, without, before)).toMatchObject({ breaks: [], endsAt: at('09:30') });
  });

  it('takes a limit away with null and leaves it with nothing', () => {
    expect(decideUpdate(activity('draft'), { version: 3, capacity: null }, before)).toEqual({
      capacity: null,
    });
    expect(decideUpdate(activity('draft'), { version: 3 }, before)).toEqual({});
  });
});
