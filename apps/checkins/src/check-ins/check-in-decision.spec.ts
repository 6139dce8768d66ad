import { describe, expect, it } from '@jest/globals';
import { CheckInWay } from '@liandong/contracts/check-ins/check-in-policy';
import { stepAt } from '@liandong/rules/venue-code';
import { ActivityEntity } from '../directory/activity.entity.js';
import { atMinute } from '../testing/at-minute.js';
import { decideCheckIn, type Fact, type Standing } from './check-in-decision.js';
import type { ReadCode } from './scan.js';

function activity(changes: Partial<ActivityEntity> = {}): ActivityEntity {
  return Object.assign(new ActivityEntity(), {
    id: '01930000-0000-7000-8000-000000000001',
    status: 'published',
    title: '清洁河道',
    activityClass: 'environment',
    startsAt: atMinute(0),
    endsAt: atMinute(120),
    earlyMinutes: 60,
    lateMinutes: 30,
    walkIns: false,
    ways: CheckInWay.options,
    checkOut: 'required',
    breaks: [],
    position: null,
    ...changes,
  });
}

const expected: Standing = {
  signedUp: true,
  in: null,
  out: null,
  elsewhere: null,
  services: [],
  manages: false,
  shortCodesLocked: false,
};
const device = (minutes: number): Fact => ({ at: atMinute(minutes), grade: 'device', minutes: null });
const leader = (minutes: number): Fact => ({ at: atMinute(minutes), grade: 'leader', minutes: null });

type Genuine = Extract<ReadCode, { kind: 'genuine' }>;
const code = (way: CheckInWay = 'venueCode', changes: Partial<Genuine> = {}): ReadCode => ({
  kind: 'genuine',
  activity: activity(),
  direction: 'in',
  way,
  step: null,
  ...changes,
});

describe('every way to check in', () => {
  it.each([
    ['venueCode', 'device'],
    ['printedCode', 'leader'],
    ['shortCode', 'leader'],
  ] as const)('by %s is a fact of grade %s', (way, grade) => {
    expect(decideCheckIn(code(way), expected, atMinute(0))).toMatchObject({
      outcome: 'accepted',
      direction: 'in',
      fact: { at: atMinute(0), grade },
    });
  });

  it.each(CheckInWay.options)('by %s is refused where the activity does not allow it', (way) => {
    const ways = CheckInWay.options.filter((other) => other !== way);
    const decision = decideCheckIn(code(way, { activity: activity({ ways }) }), expected, atMinute(0));
    expect(decision).toMatchObject({ outcome: 'refused', reason: 'WAY_NOT_ALLOWED' });
  });

  it.each(CheckInWay.options)('by %s is refused outside the window', (way) => {
    expect(decideCheckIn(code(way), expected, atMinute(-61))).toMatchObject({
      reason: 'CHECK_IN_TOO_EARLY',
      params: { opensAt: '11-23 08:00' },
    });
    expect(decideCheckIn(code(way), expected, atMinute(151))).toMatchObject({ reason: 'CHECK_IN_TOO_LATE' });
  });
});

describe('a check-out', () => {
  const out = (way: CheckInWay, changes: Partial<ActivityEntity> = {}) =>
    code(way, { direction: 'out', activity: activity(changes) });

  it.each([
    ['device', 'device', 120],
    ['leader', 'device', null],
    ['device', 'leader', null],
    ['leader', 'leader', null],
  ] as const)('after an in of grade %s, itself %s, counts at once: %s', (came, went, minutes) => {
    const way = went === 'device' ? 'venueCode' : 'printedCode';
    const standing = { ...expected, in: came === 'device' ? device(0) : leader(0) };
    const decision = decideCheckIn(out(way), standing, atMinute(125));
    expect(decision).toMatchObject({ outcome: 'accepted', service: minutes === null ? null : { minutes } });
  });

  it('after it closed says that it is check-out that closed', () => {
    const decision = decideCheckIn(out('venueCode'), { ...expected, in: device(0) }, atMinute(151));
    expect(decision).toMatchObject({ reason: 'CHECK_OUT_TOO_LATE', params: { closedAt: '11-23 11:30' } });
  });

  it('before an in is refused', () => {
    expect(decideCheckIn(out('venueCode'), expected, atMinute(60))).toMatchObject({
      reason: 'NOT_CHECKED_IN',
    });
  });

  it('is not used where attendance closes by itself', () => {
    const standing = { ...expected, in: device(0) };
    expect(decideCheckIn(out('venueCode', { checkOut: 'automatic' }), standing, atMinute(60))).toMatchObject({
      outcome: 'refused',
      reason: 'CHECK_OUT_NOT_USED',
    });
  });

  it('counts no minute that another activity counts already', () => {
    const show = { title: '文艺演出', spans: [{ from: atMinute(30), to: atMinute(60) }] };
    const standing = { ...expected, in: device(0), services: [show] };
    const left = decideCheckIn(out('venueCode'), standing, atMinute(120));
    expect(left).toMatchObject({
      fact: { minutes: 90 },
      service: { minutes: 90, steps: [{ code: 'counted' }, { code: 'overlapWith', title: '文艺演出' }] },
    });
  });

  it('that is repeated tells again what it counted, whatever would count by now', () => {
    const standing = { ...expected, in: device(0), out: { ...device(110), minutes: 80 } };
    expect(decideCheckIn(out('venueCode'), standing, atMinute(120))).toMatchObject({
      outcome: 'duplicate',
      fact: { at: atMinute(110), minutes: 80 },
    });
  });

  it('is possible while the member is somewhere else by the records', () => {
    const standing = { ...expected, in: device(0), elsewhere: '文艺演出' };
    expect(decideCheckIn(out('venueCode'), standing, atMinute(60))).toMatchObject({ outcome: 'accepted' });
  });
});

describe('a check-in', () => {
  it('by whoever holds the screen is their own word, as a check-out is', () => {
    const leads = { ...expected, manages: true };
    expect(decideCheckIn(code(), leads, atMinute(0))).toMatchObject({ fact: { grade: 'leader' } });
    const out = code('venueCode', { direction: 'out' });
    const left = decideCheckIn(out, { ...leads, in: device(0) }, atMinute(60));
    expect(left).toMatchObject({ fact: { grade: 'leader' }, service: null });
  });

  it('is not made when it is over, while people still check out', () => {
    expect(decideCheckIn(code(), expected, atMinute(120))).toMatchObject({ outcome: 'accepted' });
    expect(decideCheckIn(code(), expected, atMinute(121))).toMatchObject({
      reason: 'CHECK_IN_TOO_LATE',
      params: { closedAt: '11-23 11:00' },
    });
  });

  it('while being at another activity at the same time is refused, and says where', () => {
    expect(decideCheckIn(code(), { ...expected, elsewhere: '文艺演出' }, atMinute(0))).toMatchObject({
      reason: 'OVERLAPS_OTHER_ACTIVITY',
      params: { title: '文艺演出' },
    });
  });

  it('that is on record already is a duplicate with the first one’s time and grade', () => {
    expect(decideCheckIn(code('venueCode'), { ...expected, in: leader(-5) }, atMinute(0))).toMatchObject({
      outcome: 'duplicate',
      fact: leader(-5),
    });
  });

  it('by a rotating code is judged by the moment at which it happened', () => {
    const step = stepAt(atMinute(0).getTime());
    expect(decideCheckIn(code('venueCode', { step }), expected, atMinute(0))).toMatchObject({
      outcome: 'accepted',
    });
    expect(decideCheckIn(code('venueCode', { step }), expected, atMinute(1))).toMatchObject({
      reason: 'CODE_EXPIRED',
    });
  });

  it('by short code is refused after too many wrong ones, right or wrong; other ways still work', () => {
    const locked = { ...expected, shortCodesLocked: true };
    const wrong: ReadCode = {
      kind: 'refused',
      reason: 'SHORT_CODE_WRONG',
      activity: activity(),
      way: 'shortCode',
    };
    for (const typed of [wrong, code('shortCode')]) {
      expect(decideCheckIn(typed, locked, atMinute(0))).toMatchObject({ reason: 'SHORT_CODE_LOCKED' });
    }
    expect(decideCheckIn(code('venueCode'), locked, atMinute(0))).toMatchObject({ outcome: 'accepted' });
  });
});
