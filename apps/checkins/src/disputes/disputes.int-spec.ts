import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { attendanceDenied } from '@liandong/contracts/check-ins/attendance-denied';
import { recordCheckInBatch } from '@liandong/contracts/check-ins/check-in-batch';
import type { Actor } from '@liandong/contracts/common/actor';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { SetClock } from '@liandong/service-kit/clock';
import { testBus, type TestBus } from '@liandong/testing/test-bus';
import { uuidv7 } from 'uuidv7';
import { DirectoryEvents } from '../directory/directory.events.js';
import { CheckInQueueService } from '../offline/check-in-queue.service.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { DisputesService } from './disputes.service.js';

/** Real: Postgres, NATS, the whole service. Not here: the gateway, and the services whose events it hears. */
const clock = new SetClock();
let service: TestCheckIns;
let teamId: string;
let activityId: string;
let member: string;
let bus: TestBus;

beforeAll(async () => {
  service = await testCheckIns({}, clock);
  bus = await testBus(service.adminUrl);
});

afterAll(async () => {
  await service?.close();
  await bus?.close();
});

beforeEach(async () => {
  clock.set(atMinute(120));
  teamId = uuidv7();
  activityId = await service.activity({ teamId });
  member = uuidv7();
  const volunteer = { id: member, version: 1, displayName: '卓玛', language: 'zh-CN' as const };
  await service.app.get(DirectoryEvents).volunteerChanged(volunteer, service.sql.manager);
});

const leader = (id = uuidv7()): Actor => ({ id, kind: 'person', grants: [{ role: 'leader', teamId }] });
const disputes = () => service.app.get(DisputesService);

function decide(scanId: string, decision: object = {}, actor = leader()) {
  const wish = {
    activityId,
    scanId,
    decision: 'accept' as const,
    alike: false,
    note: '我在现场看到',
    ...decision,
  };
  return disputes().decide(wish, actor, 'zh-CN');
}

/** A ticked name of somebody without a sign-up: a dispute. */
async function disputed(minute = 0, direction: 'in' | 'out' = 'in'): Promise<string> {
  const scanId = uuidv7();
  const at = atMinute(120).toISOString();
  const batch = recordCheckInBatch.input.parse({
    deviceId: uuidv7(),
    sentAt: at,
    receivedAt: at,
    scans: [
      {
        kind: 'manual',
        scanId,
        scannedAt: atMinute(minute).toISOString(),
        counter: 1,
        ageMs: null,
        activityId,
        direction,
        volunteerId: member,
        reason: '没有手机',
      },
    ],
  });
  const { answers } = await service.app.get(CheckInQueueService).record(batch, leader(), 'zh-CN');
  expect(answers).toMatchObject([{ outcome: 'disputed' }]);
  return scanId;
}

const facts = () =>
  service.sql.query('SELECT direction, grade, at FROM check_ins WHERE activity_id = $1 ORDER BY at', [
    activityId,
  ]);

describe('a scan by rules that were changed after it', () => {
  it('is the leader’s to decide, both ways', async () => {
    const ticked = { walkIns: true, ways: ['venueCode' as const], checkOut: 'automatic' as const };
    activityId = await service.activity({ teamId }, ticked);
    const [came, left] = [await disputed(0, 'in'), await disputed(60, 'out')];
    const { items } = await disputes().open(activityId, leader());
    expect(items.map(({ reason }) => reason)).toEqual(['WAY_NOT_ALLOWED_SINCE', 'WAY_NOT_ALLOWED_SINCE']);
    await decide(came);
    await decide(left);
    expect(await facts()).toEqual([
      { direction: 'in', grade: 'leader', at: atMinute(0) },
      { direction: 'out', grade: 'leader', at: atMinute(60) },
    ]);
  });
});

describe('a disputed scan', () => {
  it('is on the list until it is decided', async () => {
    const scanId = await disputed();
    const auditor: Actor = { id: uuidv7(), kind: 'person', grants: [{ role: 'auditor' }] };
    const at = atMinute(0).toISOString();
    const one = { scanId, displayName: '卓玛', reason: 'NOT_SIGNED_UP', at, way: 'manual', possible: true };
    expect(await disputes().open(activityId, leader())).toMatchObject({ items: [one], mayDecide: true });
    expect(await disputes().open(activityId, auditor)).toMatchObject({ items: [one], mayDecide: false });
    await decide(scanId);
    expect(await disputes().open(activityId, leader())).toMatchObject({ items: [] });
  });

  it('that is accepted is a fact graded leader, at the time that was said, with its attendance', async () => {
    const scanId = await disputed();
    expect(await decide(scanId, { at: atMinute(10).toISOString() })).toMatchObject({
      outcome: 'accepted',
      grade: 'leader',
      at: atMinute(10).toISOString(),
    });
    expect(await facts()).toEqual([{ direction: 'in', grade: 'leader', at: atMinute(10) }]);
    const entries = await service.sql.query(
      'SELECT kind, grade, times FROM ledger_entries WHERE activity_id = $1',
      [activityId],
    );
    expect(entries).toEqual([{ kind: 'attendance', grade: 'leader', times: 1 }]);
  });

  it('that is rejected makes no fact, the reason says who decided, and the person is told', async () => {
    const scanId = await disputed();
    expect(await decide(scanId, { decision: 'reject' })).toMatchObject({
      outcome: 'rejected',
      reason: 'REJECTED_BY_LEADER',
    });
    expect(await facts()).toEqual([]);
    await service.app.get(OutboxRelay).drained();
    await bus.caughtUp();
    const told = bus.payloadsOf(attendanceDenied).filter((news) => news.activityId === activityId);
    expect(told).toMatchObject([{ volunteerId: member, why: 'scanRejected' }]);
  });

  it('is decided once, also by two leaders at the same moment', async () => {
    const scanId = await disputed();
    const decisions = await Promise.allSettled([1, 2, 3, 4].map(() => decide(scanId)));
    expect(decisions.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const decision of decisions) {
      if (decision.status === 'rejected') expect(decision.reason).toMatchObject({ code: 'DISPUTE_DECIDED' });
    }
    expect(await facts()).toHaveLength(1);
  });

  it.each([
    ['accept', 1],
    ['reject', 0],
  ])('settles the person’s others in its direction with it, when asked to: %s', async (decision, made) => {
    const scanId = await disputed(0);
    const [again, out] = [await disputed(5), await disputed(60, 'out')];
    await decide(scanId, { decision, alike: true });
    const { items } = await disputes().open(activityId, leader());
    expect(items.map((one) => one.scanId)).toEqual([out]);
    await expect(decide(again)).rejects.toMatchObject({ code: 'DISPUTE_DECIDED' });
    expect(await facts()).toHaveLength(made);
  });

  it('leaves the person’s others open otherwise', async () => {
    const scanId = await disputed(0);
    const again = await disputed(5);
    await decide(scanId, { decision: 'reject' });
    expect(await disputes().open(activityId, leader())).toMatchObject({ items: [{ scanId: again }] });
  });

  it('whose fact was made meanwhile is a duplicate of it', async () => {
    const scanId = await disputed();
    await service.signUp(activityId, member);
    await service.record(service.scan(member, activityId, atMinute(5)));
    expect(await decide(scanId)).toMatchObject({ outcome: 'duplicate', at: atMinute(5).toISOString() });
    expect(await facts()).toHaveLength(1);
  });

  it.each([
    ['1970-01-01T00:00:00.000Z', 'DISPUTE_TIME_IMPOSSIBLE'],
    ['2099-01-01T00:00:00.000Z', 'DISPUTE_TIME_IMPOSSIBLE'],
  ])('cannot have happened at %s', async (at, code) => {
    const scanId = await disputed();
    await expect(decide(scanId, { at })).rejects.toMatchObject({ code });
  });

  it('of a check-out needs its check-in, and is after it', async () => {
    const out = await disputed(60, 'out');
    await expect(decide(out)).rejects.toMatchObject({ code: 'NOT_CHECKED_IN' });
    await decide(await disputed(0));
    await expect(decide(out, { at: atMinute(-1).toISOString() })).rejects.toMatchObject({
      code: 'DISPUTE_TIME_IMPOSSIBLE',
    });
    expect(await decide(out)).toMatchObject({ outcome: 'accepted', direction: 'out' });
  });

  it('is decided by those who manage the team, and by nobody for themselves', async () => {
    const scanId = await disputed();
    const stranger: Actor = { id: uuidv7(), kind: 'person', grants: [] };
    await expect(decide(scanId, {}, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(disputes().open(activityId, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(decide(scanId, {}, leader(member))).rejects.toMatchObject({ code: 'OWN_CASE' });
    await expect(decide(uuidv7())).rejects.toMatchObject({ code: 'DISPUTE_NOT_FOUND' });
  });
});
