import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { shownMemberCode } from '@liandong/rules/member-code';
import { stepAt } from '@liandong/rules/venue-code';
import type { ConfirmInput } from '@liandong/contracts/confirmations/confirmation';
import { person } from '@liandong/testing/gateway-caller';
import { SetClock } from '@liandong/service-kit/clock';
import { uuidv7 } from 'uuidv7';
import { ConfirmationsService } from '../confirmations/confirmations.service.js';
import { DecisionsService } from '../corrections/decisions.service.js';
import { ProposalsService } from '../corrections/proposals.service.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { MemberKeys } from '../member-codes/member-keys.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { TestQueue } from '../testing/test-queue.js';

/** Real: Postgres, NATS, the whole service. Not here: the gateway, and the services whose events it hears. */
const clock = new SetClock();
let service: TestCheckIns;
let queue: TestQueue;

beforeAll(async () => {
  service = await testCheckIns({}, clock);
});

afterAll(() => service?.close());

beforeEach(async () => {
  queue = await TestQueue.at(service, clock);
});

describe('member codes in the queue of the leader’s device', () => {
  const issuedAt = atMinute(-30);
  const issued = (kind: 'phone' | 'card') =>
    service.app.get(MemberKeys).code({ kind, volunteerId: queue.member, issuedAt });
  /** What the member's phone shows then. */
  const shownAt = (minute: number) => {
    const key = service.app.get(MemberKeys).showingKey({ volunteerId: queue.member, issuedAt });
    return shownMemberCode(issued('phone'), stepAt(atMinute(minute).getTime()), key);
  };
  const scanned = (minute: number, direction: 'in' | 'out', code: string): Record<string, unknown> => {
    const { volunteerId: _, reason: __, ...row } = queue.ticked(minute, { kind: 'memberCode', code });
    return { ...row, direction };
  };

  it('make facts when they were good when they were scanned, graded device, with their hours', async () => {
    const rows = [scanned(0, 'in', shownAt(0)), scanned(90, 'out', shownAt(90))];
    expect(await queue.send(rows, queue.leader())).toMatchObject([
      { outcome: 'accepted', grade: 'device', minutes: null },
      { outcome: 'accepted', grade: 'device', minutes: 90 },
    ]);
    expect(await queue.count('ledger_entries')).toBe(2);
  });

  it.each<[string, () => [string, string]]>([
    ['a card', () => [issued('card'), issued('card')]],
    ['a code kept from the phone of the member', () => [issued('phone'), issued('phone')]],
    ['a picture of the phone, taken when they came', () => [shownAt(0), shownAt(0)]],
    [
      'a moment that no phone made',
      () => [shownAt(0), shownMemberCode(issued('phone'), stepAt(atMinute(90).getTime()), Buffer.alloc(32))],
    ],
  ])('wait for the leader’s word where %s leaves it to the leader alone', async (_, codes) => {
    const [onArrival, onLeaving] = codes();
    const rows = [scanned(0, 'in', onArrival), scanned(90, 'out', onLeaving)];
    expect(await queue.send(rows, queue.leader())).toMatchObject([
      { outcome: 'accepted', minutes: null },
      { outcome: 'accepted', grade: 'leader', minutes: null },
    ]);
    const hours = `activity_id = $1 AND kind = 'serviceTime'`;
    expect(await queue.count('ledger_entries', hours)).toBe(0);
  });

  describe('that come when somebody has decided already', () => {
    const confirm = async (input: Partial<ConfirmInput>) => {
      clock.set(atMinute(300));
      const confirmations = service.app.get(ConfirmationsService);
      const { version } = await confirmations.get(queue.activityId, queue.leader());
      const wish = { version, all: false, fixes: [], ...input };
      return confirmations.confirm(queue.activityId, wish, queue.leader());
    };
    const late = { receivedAt: atMinute(400).toISOString() };
    const counted = async () => {
      const [row] = await service.sql.query(
        `SELECT coalesce(sum(minutes), 0)::int AS minutes, coalesce(sum(times), 0)::int AS times
         FROM ledger_entries WHERE activity_id = $1`,
        [queue.activityId],
      );
      return [row.minutes, row.times];
    };
    const accept = (scanId: string) =>
      service.app
        .get(DisputesService)
        .decide(
          { activityId: queue.activityId, scanId, decision: 'accept', alike: false, note: '确实' },
          queue.leader(),
          'zh-CN',
        );

    /** By two people, with a list on paper. */
    const enterService = async (activityId: string, from: number, to: number) => {
      const wish = {
        kind: 'service' as const,
        activityId,
        volunteerIds: [queue.member],
        from: atMinute(from).toISOString(),
        to: atMinute(to).toISOString(),
        reason: '停电，无法扫码',
        evidence: [{ kind: 'reference' as const, text: '签到表' }],
      };
      const ctx = { actor: queue.leader(), requestId: 'r', language: 'zh-CN' as const, deadline: Infinity };
      const [one] = await service.app.get(ProposalsService).proposeRetro(wish, ctx);
      const organiser = person(uuidv7(), { role: 'administrator' });
      await service.app.get(DecisionsService).approve(one?.id ?? '', '', organiser);
    };

    it('are the leader’s to decide, and add nothing to the time that was decided', async () => {
      await service.record(service.scan(queue.member, queue.activityId, atMinute(0)));
      const fix = { volunteerId: queue.member, outcome: 'attended' as const, minutes: 30, note: '早走' };
      await confirm({ fixes: [fix] });
      const row = scanned(110, 'out', shownAt(110));
      expect(await queue.send([row], queue.leader(), late)).toMatchObject([
        { outcome: 'disputed', reason: 'DECIDED_SINCE' },
      ]);
      await accept(String(row['scanId']));
      expect(await counted()).toEqual([30, 1]);
      const { rows } = await confirm({ all: true });
      expect(rows).toMatchObject([{ state: 'confirmed', minutes: 30 }]);
    });

    it('count nobody twice who was entered afterwards meanwhile', async () => {
      clock.set(atMinute(300));
      await enterService(queue.activityId, 0, 120);
      const rows = [scanned(0, 'in', shownAt(0)), scanned(110, 'out', shownAt(110))];
      expect(await queue.send(rows, queue.leader(), late)).toMatchObject([
        { outcome: 'disputed', reason: 'DECIDED_SINCE' },
        { outcome: 'disputed', reason: 'DECIDED_SINCE' },
      ]);
      for (const { scanId } of rows) await accept(String(scanId));
      expect(await counted()).toEqual([120, 1]);
    });

    it('count no minute that was entered for them elsewhere meanwhile', async () => {
      clock.set(atMinute(300));
      const show = await queue.another({ startsAt: atMinute(60).toISOString() });
      await enterService(show, 60, 90);
      const rows = [scanned(0, 'in', shownAt(0)), scanned(110, 'out', shownAt(110))];
      expect(await queue.send(rows, queue.leader(), late)).toMatchObject([
        { outcome: 'accepted' },
        { outcome: 'accepted', minutes: 80 },
      ]);
      const again = service.scan(queue.member, queue.activityId, atMinute(110), { direction: 'out' });
      expect(await service.record(again)).toMatchObject([{ outcome: 'duplicate', minutes: 80 }]);
    });

    it('count for whom nobody had found until then', async () => {
      const absent = await confirm({ all: true });
      expect(absent.counts).toMatchObject({ noShow: 1 });
      const rows = [scanned(0, 'in', shownAt(0)), scanned(110, 'out', shownAt(110))];
      expect(await queue.send(rows, queue.leader(), late)).toMatchObject([
        { outcome: 'accepted' },
        { outcome: 'accepted', minutes: 110 },
      ]);
      expect(await counted()).toEqual([110, 1]);
      const after = await service.app.get(ConfirmationsService).get(queue.activityId, queue.leader());
      expect(after.counts).toMatchObject({ noShow: 0, leftEarly: 1 });
      expect(after.rows).toMatchObject([{ state: 'proven', minutes: 110 }]);
    });
  });

  it('takes in nobody with their own phone', async () => {
    const leader = queue.leader();
    await queue.person('王磊', true, leader.id);
    const code = service.app
      .get(MemberKeys)
      .code({ kind: 'phone', volunteerId: leader.id, issuedAt: atMinute(-10) });
    const { volunteerId: _, reason: __, ...row } = queue.ticked(0, { kind: 'memberCode', code });
    expect(await queue.send([row], leader)).toMatchObject([{ outcome: 'rejected', reason: 'OWN_CASE' }]);
    expect(await queue.send([{ ...row, scanId: uuidv7() }], queue.leader())).toMatchObject([
      { outcome: 'accepted' },
    ]);
  });

  it('tells what is wrong with a member code', async () => {
    const keys = service.app.get(MemberKeys);
    const foreign = new MemberKeys({ master: Buffer.alloc(32, 9), generation: 1, revoked: [] });
    const facts = { kind: 'card', volunteerId: queue.member, issuedAt: atMinute(-60) } as const;
    const good = keys.code(facts);
    const lost = await queue.person('丢卡的人');
    await service.sql.query(
      'INSERT INTO member_code_revocations (volunteer_id, codes_valid_from, revoked_by) VALUES ($1, $2, $1)',
      [lost, atMinute(10)],
    );
    const card = keys.code({ ...facts, volunteerId: lost });
    const flipped = good.slice(0, 40) + (good[40] === 'A' ? 'B' : 'A') + good.slice(41);
    const row = (minute: number, code: string) => {
      const { volunteerId: _, reason: __, ...rest } = queue.ticked(minute, { kind: 'memberCode', code });
      return rest;
    };
    const yesterday = keys.code({
      kind: 'phone',
      volunteerId: queue.member,
      issuedAt: atMinute(-24 * 60 - 1),
    });
    const answers = await queue.send(
      [
        row(0, foreign.code(facts)),
        row(0, good.slice(0, -1)),
        row(0, flipped),
        row(0, yesterday),
        row(5, card),
        row(15, card),
      ],
      queue.leader(),
    );
    expect(answers.map((answer) => ('reason' in answer ? answer.reason : answer.outcome))).toEqual([
      'CODE_OF_OTHER_DISTRICT',
      'CODE_MALFORMED',
      'CODE_FORGED',
      'CODE_EXPIRED',
      'CODE_REVOKED_SINCE',
      'CODE_REVOKED',
    ]);
  });
});

describe('names ticked in the queue of the leader’s device', () => {
  it('make nothing of somebody erased, nor of a reason that holds a phone number, which is not kept', async () => {
    const gone = await queue.person('卓嘎');
    await service.sql.query(`UPDATE volunteers SET display_name = '', erased_at = now() WHERE id = $1`, [
      gone,
    ]);
    const answers = await queue.send(
      [
        queue.ticked(0, { volunteerId: gone }),
        queue.ticked(90, { volunteerId: gone, direction: 'out' }),
        queue.ticked(0, { reason: '请打 13812345678' }),
      ],
      queue.leader(),
    );
    expect(answers.map((answer) => ('reason' in answer ? answer.reason : answer.outcome))).toEqual([
      'MEMBER_ERASED',
      'MEMBER_ERASED',
      'PERSONAL_DATA_IN_TEXT',
    ]);
    expect(await queue.count('ledger_entries')).toBe(0);
    const kept: { note: string | null }[] = await service.sql.query(
      `SELECT note FROM scans WHERE reason = 'PERSONAL_DATA_IN_TEXT' AND activity_id = $1`,
      [queue.activityId],
    );
    expect(kept).toEqual([{ note: null }]);
  });
});
