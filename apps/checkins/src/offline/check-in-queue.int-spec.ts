import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { recordCheckInBatch, type QueuedScanAnswer } from '@liandong/contracts/check-ins/check-in-batch';
import type { Actor } from '@liandong/contracts/common/actor';
import { SetClock } from '@liandong/service-kit/clock';
import { uuidv7 } from 'uuidv7';
import { DirectoryEvents } from '../directory/directory.events.js';
import { atMinute, testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { CheckInQueueService } from './check-in-queue.service.js';

/** Real: Postgres, NATS, the whole service. Not here: the gateway, and the services whose events it hears. */
const clock = new SetClock();
let service: TestCheckIns;
let activityId: string;
let teamId: string;
let member: string;
let device: string;
let counter: number;

beforeAll(async () => {
  service = await testCheckIns({}, clock);
});

afterAll(() => service?.close());

beforeEach(async () => {
  teamId = uuidv7();
  activityId = await service.activity({ teamId });
  member = await person('卓玛');
  device = uuidv7();
  counter = 0;
});

async function person(displayName: string, signedUp = true): Promise<string> {
  const id = uuidv7();
  await service.app
    .get(DirectoryEvents)
    .volunteerChanged({ id, version: 1, displayName, language: 'zh-CN' }, service.sql.manager);
  if (signedUp) await service.signUp(activityId, id);
  return id;
}

const leader = (): Actor => ({ id: uuidv7(), kind: 'person', grants: [{ role: 'leader', teamId }] });
const self = (): Actor => ({ id: member, kind: 'person', grants: [] });

type Row = Record<string, unknown>;

/** Minutes after the activity's start by a right clock; the monotonic clock restarted meanwhile. */
function ticked(minute: number, changes: Row = {}): Row {
  counter += 1;
  return {
    kind: 'manual',
    scanId: uuidv7(),
    scannedAt: atMinute(minute).toISOString(),
    counter,
    ageMs: null,
    activityId,
    direction: 'in',
    volunteerId: member,
    reason: '没有手机',
    ...changes,
  };
}

function ownScan(
  minute: number,
  { direction = 'in', ...changes }: Row & { direction?: 'in' | 'out' } = {},
): Row {
  counter += 1;
  return {
    kind: 'own',
    scanId: uuidv7(),
    scannedAt: atMinute(minute).toISOString(),
    counter,
    ageMs: null,
    code: service.codeOf(activityId, direction, atMinute(minute)),
    ...changes,
  };
}

/** The device sends its queue two hours after the start, as JSON would come out of the gateway. */
async function send(rows: unknown[], actor: Actor, changes: Row = {}): Promise<QueuedScanAnswer[]> {
  const receivedAt = String(changes['receivedAt'] ?? atMinute(120).toISOString());
  clock.set(new Date(receivedAt));
  const batch = recordCheckInBatch.input.parse({
    deviceId: device,
    sentAt: receivedAt,
    scans: rows,
    receivedAt,
    ...changes,
  });
  const { answers } = await service.app.get(CheckInQueueService).record(batch, actor, 'zh-CN');
  recordCheckInBatch.output.shape.answers.parse(answers);
  return answers;
}

const count = async (
  table: string,
  where = 'activity_id = $1',
  value: string = activityId,
): Promise<number> => {
  const [row] = await service.sql.query(`SELECT count(*)::int AS count FROM ${table} WHERE ${where}`, [
    value,
  ]);
  return row.count;
};

describe('the queue of the leader’s device', () => {
  it('makes a fact of a ticked name, graded leader, with the reason kept', async () => {
    const row = ticked(3);
    expect(await send([row], leader())).toMatchObject([
      {
        outcome: 'accepted',
        way: 'manual',
        grade: 'leader',
        at: atMinute(3).toISOString(),
        volunteerId: member,
        displayName: '卓玛',
      },
    ]);
    expect(
      await service.sql.query('SELECT note, counter FROM scans WHERE scan_id = $1', [row['scanId']]),
    ).toEqual([{ note: '没有手机', counter: '1' }]);
    expect(await count('ledger_entries')).toBe(1);
  });

  it('answers each row for itself: a bad neighbour spoils nothing', async () => {
    const elsewhere = await service.activity({ teamId: uuidv7() });
    const stranger = await person('陌生人', false);
    const rows = [
      ticked(0),
      { kind: 'manual', scanId: uuidv7(), scannedAt: 'yesterday' },
      ticked(0, { activityId: elsewhere }),
      ticked(0, { activityId: uuidv7() }),
      ticked(0, { volunteerId: uuidv7() }),
      ticked(0, { volunteerId: stranger }),
      'rubbish',
      ticked(0, { position: { latitude: Number.NaN, longitude: 0, accuracyMeters: 1 } }),
      ticked(1),
    ];
    const answers = await send(rows, leader());
    expect(answers.map((answer) => ('reason' in answer ? answer.reason : answer.outcome))).toEqual([
      'accepted',
      'VALIDATION_FAILED',
      'FORBIDDEN',
      'ACTIVITY_NOT_FOUND',
      'VOLUNTEER_NOT_FOUND',
      'NOT_SIGNED_UP',
      'VALIDATION_FAILED',
      'VALIDATION_FAILED',
      'duplicate',
    ]);
    expect(answers[2]).toMatchObject({
      outcome: 'rejected',
      detail: expect.stringMatching(/\p{Script=Han}/u),
    });
    const stored = await service.sql.query(
      'SELECT outcome, reason FROM scans WHERE scan_id = ANY ($1) ORDER BY outcome, reason',
      [[rows[1], rows[2]].map((row) => (row as Row)['scanId'])],
    );
    expect(stored).toEqual([
      { outcome: 'refused', reason: 'FORBIDDEN' },
      { outcome: 'refused', reason: 'VALIDATION_FAILED' },
    ]);
  });

  it('takes an in before its out though they were sent the other way round', async () => {
    const came = ticked(0);
    const went = ticked(60, { direction: 'out' });
    expect(await send([went, came], leader())).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'accepted' },
    ]);
  });

  it('of the same person on two devices at once makes one fact, and the other a duplicate of it', async () => {
    const [one, other] = await Promise.all([
      send([ticked(0)], leader()),
      send([ticked(0)], leader(), { deviceId: uuidv7() }),
    ]);
    const outcomes = [one, other].map((answers) => answers?.[0]?.outcome);
    expect(outcomes.toSorted()).toEqual(['accepted', 'duplicate']);
    expect(await count('check_ins')).toBe(1);
    expect(await count('ledger_entries')).toBe(1);
  });

  it('gives the leader the check-out that was refused while the check-in was on its way', async () => {
    clock.set(atMinute(100));
    const out = service.scan(member, activityId, atMinute(100), { direction: 'out' });
    expect(await service.record(out)).toMatchObject([{ outcome: 'refused', reason: 'NOT_CHECKED_IN' }]);
    await send([ticked(0)], leader());
    expect(
      await service.sql.query('SELECT scan_id, reason, at FROM disputes WHERE activity_id = $1', [
        activityId,
      ]),
    ).toEqual([{ scan_id: out.scanId, reason: 'OUT_BEFORE_IN', at: atMinute(100) }]);
  });
});

describe('the queue of a member’s own phone', () => {
  it('makes provisional facts, which count no service time by themselves', async () => {
    const answers = await send([ownScan(0), ownScan(60, { direction: 'out' })], self());
    expect(answers).toMatchObject([
      { outcome: 'provisional', at: atMinute(0).toISOString() },
      { outcome: 'provisional', at: atMinute(60).toISOString() },
    ]);
    expect(
      await service.sql.query(
        'SELECT direction, grade, provisional FROM check_ins WHERE activity_id = $1 ORDER BY direction',
        [activityId],
      ),
    ).toEqual([
      { direction: 'in', grade: 'leader', provisional: true },
      { direction: 'out', grade: 'leader', provisional: true },
    ]);
    expect(await count('ledger_entries', `activity_id = $1 AND kind = 'serviceTime'`)).toBe(0);
  });

  it('may hold nobody else’s scans', async () => {
    const other = await person('扎西');
    expect(await send([ticked(0, { volunteerId: other })], self())).toMatchObject([
      { outcome: 'rejected', reason: 'FORBIDDEN' },
    ]);
  });

  it('is corrected by its skew, and a code that was shown at another time is disputed', async () => {
    const hour = 3_600_000;
    const ahead = (minute: number) => new Date(atMinute(minute).getTime() + 5 * hour).toISOString();
    const good = ownScan(0, { scannedAt: ahead(0) });
    const passedOn = ownScan(60, {
      scannedAt: ahead(60),
      code: service.codeOf(activityId, 'in', atMinute(40)),
    });
    const [first] = await send([good], self(), { sentAt: ahead(120) });
    expect(first).toMatchObject({ outcome: 'provisional', at: atMinute(0).toISOString() });
    member = await person('德吉');
    expect(await send([passedOn], self(), { sentAt: ahead(120) })).toMatchObject([
      { outcome: 'disputed', reason: 'CODE_TIME_MISMATCH', at: atMinute(60).toISOString() },
    ]);
  });

  it.each([
    ['1970-01-01T00:00:00Z', 'SCANNED_TOO_LONG_AGO'],
    ['2099-01-01T00:00:00Z', 'SCANNED_IN_FUTURE'],
    ['0001-01-01T00:00:00Z', 'SCANNED_TOO_LONG_AGO'],
    ['9999-12-31T23:59:59Z', 'SCANNED_IN_FUTURE'],
  ])('with a scan of %s goes to the leader: %s', async (scannedAt, reason) => {
    expect(await send([ownScan(0, { scannedAt })], self())).toMatchObject([{ outcome: 'disputed', reason }]);
    expect(await count('disputes')).toBe(1);
    expect(await count('check_ins')).toBe(0);
  });

  it.each(['1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'sent at %s by its own clock is judged by the monotonic one',
    async (sentAt) => {
      const row = ownScan(0, { scannedAt: sentAt, ageMs: 120 * 60_000 });
      expect(await send([row], self(), { sentAt })).toMatchObject([
        { outcome: 'provisional', at: atMinute(0).toISOString() },
      ]);
    },
  );

  it('is remembered: a clock that was set between two queues is noticed', async () => {
    await send([ownScan(0)], self(), { receivedAt: atMinute(1).toISOString() });
    const late = ownScan(60, { direction: 'out', scannedAt: atMinute(0).toISOString() });
    expect(await send([late], self(), { sentAt: atMinute(60).toISOString() })).toMatchObject([
      { outcome: 'disputed', reason: 'CLOCK_UNKNOWN' },
    ]);
  });
});
