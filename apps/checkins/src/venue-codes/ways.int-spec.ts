import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { GatheredScan } from '@liandong/contracts/check-ins/check-in';
import { CheckInWay } from '@liandong/contracts/check-ins/check-in-policy';
import { venueRefOf, type CodeDirection } from '@liandong/rules/activity-code';
import { printedCode } from '@liandong/rules/printed-code';
import { shortCode, shortStepAt } from '@liandong/rules/short-code';
import { person } from '@liandong/testing/gateway-caller';
import { eventually } from '@liandong/testing/eventually';
import { uuidv7 } from 'uuidv7';
import { SHORT_CODE_TRIES } from '../check-ins/scan-batch.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { VenueCodesService } from './venue-codes.service.js';
import { VenueKeys } from './venue-keys.js';

/** Real: Postgres, NATS, the whole service. */
let service: TestCheckIns;
let activityId: string;
let member: string;
const team = uuidv7();
const leader = person(uuidv7(), { role: 'leader', teamId: team });

beforeAll(async () => {
  service = await testCheckIns();
});
afterAll(() => service?.close());
beforeEach(async () => {
  member = uuidv7();
  activityId = await service.activity({ teamId: team }, { ways: CheckInWay.options });
  await service.signUp(activityId, member);
});

const codes = () => service.app.get(VenueCodesService);
const poster = async (direction: CodeDirection) =>
  (await codes().printedCode(activityId, direction, leader)).code;

function digits(direction: CodeDirection, at: Date): string {
  const key = service.app.get(VenueKeys).keyOf({ id: activityId, keyVersion: 1 }, direction);
  return shortCode({ venueRef: venueRefOf(activityId), direction, step: shortStepAt(at.getTime()), key });
}

/** What the code of each way is at a moment. */
const codeOf: Record<
  'venueCode' | 'printedCode' | 'shortCode',
  (direction: CodeDirection, at: Date) => unknown
> = {
  venueCode: (direction, at) => service.codeOf(activityId, direction, at),
  printedCode: (direction) => poster(direction),
  shortCode: digits,
};

async function answerTo(code: string, minute: number, changes: Partial<GatheredScan> = {}) {
  const scan = service.scan(member, activityId, atMinute(minute), { code, activityId, ...changes });
  const [answer] = await service.record(scan);
  return answer;
}

const entries = () =>
  service.sql.query(
    'SELECT kind, grade, minutes FROM ledger_entries WHERE volunteer_id = $1 ORDER BY from_at, kind',
    [member],
  );

describe('the ways of a member’s own phone, in and out', () => {
  it.each([
    ['venueCode', 'device', 60],
    ['printedCode', 'leader', null],
    ['shortCode', 'leader', null],
  ] as const)('%s: facts of grade %s, %s minutes before the leader confirms', async (way, grade, minutes) => {
    for (const [direction, minute] of [
      ['in', 0],
      ['out', 60],
    ] as const) {
      const code = String(await codeOf[way](direction, atMinute(minute)));
      expect(await answerTo(code, minute)).toMatchObject({ outcome: 'accepted', direction, grade });
    }
    const facts = await service.sql.query(
      'SELECT direction, way, grade, scanned_by FROM check_ins WHERE activity_id = $1 ORDER BY at',
      [activityId],
    );
    expect(facts).toEqual(['in', 'out'].map((direction) => ({ direction, way, grade, scanned_by: member })));
    const attendance = { kind: 'attendance', grade, minutes: 0 };
    expect(await entries()).toEqual(
      minutes === null ? [attendance] : [attendance, { kind: 'serviceTime', grade, minutes }],
    );
  });

  it.each(['venueCode', 'printedCode', 'shortCode'] as const)(
    '%s is refused where the activity does not allow it, and stored',
    async (way) => {
      const code = await codeOf[way]('in', atMinute(0));
      const ways = CheckInWay.options.filter((other) => other !== way);
      await service.sql.query('UPDATE activities SET ways = $2 WHERE id = $1', [activityId, ways]);
      expect(await answerTo(String(code), 0)).toMatchObject({
        outcome: 'refused',
        reason: 'WAY_NOT_ALLOWED',
      });
      const stored = await service.sql.query('SELECT reason, way FROM scans WHERE volunteer_id = $1', [
        member,
      ]);
      expect(stored).toEqual([{ reason: 'WAY_NOT_ALLOWED', way }]);
    },
  );

  it('of the same member on two phones at once makes one fact; the other phone learns its time', async () => {
    const code = await poster('in');
    const phones = Array.from({ length: 8 }, () => answerTo(code, 0));
    const outcomes = (await Promise.all(phones)).map((answer) => answer?.outcome);
    expect(outcomes.toSorted()).toEqual(['accepted', ...Array<string>(7).fill('duplicate')]);
    expect(await entries()).toHaveLength(1);
  });

  it('one in by poster and one out by screen counts only what the leader confirms', async () => {
    await answerTo(await poster('in'), 0);
    const answer = await answerTo(service.codeOf(activityId, 'out', atMinute(60)), 60);
    expect(answer).toMatchObject({ outcome: 'accepted', direction: 'out', grade: 'device', minutes: null });
    expect(await entries()).toEqual([{ kind: 'attendance', grade: 'leader', minutes: 0 }]);
  });
});

describe('a printed code', () => {
  it('is good in the window of its activity only, cut off or changed never', async () => {
    const code = await poster('in');
    expect(await answerTo(code, -61)).toMatchObject({ reason: 'CHECK_IN_TOO_EARLY' });
    expect(await answerTo(code, 181)).toMatchObject({ reason: 'CHECK_IN_TOO_LATE' });
    expect(await answerTo(code.slice(0, -1), 0)).toMatchObject({ reason: 'CODE_MALFORMED' });
    const changed = code.slice(0, 20) + (code[20] === 'A' ? 'B' : 'A') + code.slice(21);
    expect(await answerTo(changed, 0)).toMatchObject({ reason: 'CODE_FORGED' });
  });

  it('cannot be made from the key that the screen holds', async () => {
    const key = service.app.get(VenueKeys).keyOf({ id: activityId, keyVersion: 1 }, 'in');
    const facts = { venueRef: venueRefOf(activityId), direction: 'in', keyVersion: 1 } as const;
    expect(await answerTo(printedCode({ ...facts, key }), 0)).toMatchObject({ reason: 'CODE_FORGED' });
  });

  it('is there for those who manage the team, where the activity allows it', async () => {
    const asks = (actor = leader) => codes().printedCode(activityId, 'in', actor);
    await expect(asks(person(member))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    activityId = await service.activity({ teamId: team });
    await expect(asks()).rejects.toMatchObject({ code: 'WAY_NOT_ALLOWED' });
    activityId = await service.activity({ teamId: team, status: 'cancelled' }, { ways: ['printedCode'] });
    await expect(asks()).rejects.toMatchObject({ code: 'ACTIVITY_CANCELLED' });
  });
});

describe('six digits', () => {
  it('are good for their half minute and the next, and need their activity', async () => {
    const code = digits('in', atMinute(0));
    expect(await answerTo(code, 0, { activityId: undefined })).toMatchObject({ reason: 'CODE_MALFORMED' });
    expect(await answerTo(code, 0, { activityId: uuidv7() })).toMatchObject({ reason: 'CODE_UNKNOWN' });
    expect(await answerTo(code, 2)).toMatchObject({ reason: 'SHORT_CODE_WRONG' });
    expect(await answerTo(code, 1)).toMatchObject({ outcome: 'accepted' });
  });

  it('cannot be guessed: after five wrong ones the right one is refused too, a scan is not', async () => {
    const now = new Date();
    await happensNow(now);
    const right = digits('in', now);
    const wrong = right === '000000' ? '000001' : '000000';
    const typed = (code: string, volunteerId = member) =>
      service.scan(volunteerId, activityId, now, { code, activityId });
    const reasons = async (...scans: GatheredScan[]) =>
      (await service.record(...scans)).map((answer) => ('reason' in answer ? answer.reason : answer.outcome));

    const guesses = Array.from({ length: SHORT_CODE_TRIES.bySender + 1 }, () => typed(wrong));
    expect(await reasons(...guesses.slice(0, 3))).toEqual(Array<string>(3).fill('SHORT_CODE_WRONG'));
    expect(await reasons(...guesses.slice(3), typed(right))).toEqual([
      'SHORT_CODE_WRONG',
      'SHORT_CODE_WRONG',
      'SHORT_CODE_LOCKED',
      'SHORT_CODE_LOCKED',
    ]);
    const other = uuidv7();
    await service.signUp(activityId, other);
    expect(await reasons(typed(right, other))).toEqual(['accepted']);
    expect(await reasons(service.scan(member, activityId, now))).toEqual(['accepted']);
    expect(await reasons(guesses[0] ?? typed(wrong))).toEqual(['SHORT_CODE_WRONG']);
  });
});

describe('a rotation of the keys', () => {
  it('makes every code of before useless within seconds, on each replica; new ones are good', async () => {
    const now = new Date();
    await happensNow(now);
    const old = { poster: await poster('in'), screen: service.codeOf(activityId, 'in', now) };
    await service.record(service.scan(uuidv7(), activityId, now));
    expect(await codes().rotate(activityId, leader)).toEqual({ activityId, keyVersion: 2 });

    const reasonOf = async (code: string) => {
      const [answer] = await service.record(service.scan(uuidv7(), activityId, now, { code }));
      return answer && 'reason' in answer && answer.reason;
    };
    await eventually(async () => (await reasonOf(old.screen)) === 'CODE_REVOKED');
    expect(await reasonOf(old.poster)).toBe('CODE_REVOKED');
    const code = await poster('in');
    expect(await service.record(service.scan(member, activityId, now, { code }))).toMatchObject([
      { outcome: 'accepted' },
    ]);
  });

  it('is for those who manage the team', async () => {
    await expect(codes().rotate(activityId, person(member))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(codes().rotate(uuidv7(), leader)).rejects.toMatchObject({ code: 'ACTIVITY_NOT_FOUND' });
  });
});

/** Locks and caches go by the real clock, so the activity is on now. */
async function happensNow(now: Date): Promise<void> {
  activityId = await service.activity(
    {
      teamId: team,
      startsAt: now.toISOString(),
      endsAt: new Date(now.getTime() + 3_600_000).toISOString(),
    },
    { ways: CheckInWay.options },
  );
  await service.signUp(activityId, member);
}
