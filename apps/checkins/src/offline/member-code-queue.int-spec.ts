import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { recordCheckInBatch, type QueuedScanAnswer } from '@liandong/contracts/check-ins/check-in-batch';
import type { Actor } from '@liandong/contracts/common/actor';
import { SetClock } from '@liandong/service-kit/clock';
import { uuidv7 } from 'uuidv7';
import { MemberKeys } from '../member-codes/member-keys.js';
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

describe('member codes in the queue of the leader’s device', () => {
  it('make facts when they were good when they were scanned, graded device, with their hours', async () => {
    const issuedAt = atMinute(-30);
    const code = service.app.get(MemberKeys).code({ kind: 'phone', volunteerId: member, issuedAt });
    const scanned = (minute: number, direction: 'in' | 'out') =>
      ticked(minute, { kind: 'memberCode', code, direction, volunteerId: undefined, reason: undefined });
    const rows = [scanned(0, 'in'), scanned(90, 'out')].map((row) => JSON.parse(JSON.stringify(row)));
    expect(await send(rows, leader())).toMatchObject([
      { outcome: 'accepted', grade: 'device', minutes: null },
      { outcome: 'accepted', grade: 'device', minutes: 90 },
    ]);
    expect(await count('ledger_entries')).toBe(2);
  });

  it('tells what is wrong with a member code', async () => {
    const keys = service.app.get(MemberKeys);
    const foreign = new MemberKeys({ master: Buffer.alloc(32, 9), generation: 1, revoked: [] });
    const facts = { kind: 'card', volunteerId: member, issuedAt: atMinute(-60) } as const;
    const good = keys.code(facts);
    const lost = await person('丢卡的人');
    await service.sql.query(
      'INSERT INTO member_code_revocations (volunteer_id, codes_valid_from, revoked_by) VALUES ($1, $2, $1)',
      [lost, atMinute(10)],
    );
    const card = keys.code({ ...facts, volunteerId: lost });
    const flipped = good.slice(0, 40) + (good[40] === 'A' ? 'B' : 'A') + good.slice(41);
    const row = (minute: number, code: string) => {
      const { volunteerId: _, reason: __, ...rest } = ticked(minute, { kind: 'memberCode', code });
      return rest;
    };
    const yesterday = keys.code({ kind: 'phone', volunteerId: member, issuedAt: atMinute(-24 * 60 - 1) });
    const answers = await send(
      [
        row(0, foreign.code(facts)),
        row(0, good.slice(0, -1)),
        row(0, flipped),
        row(0, yesterday),
        row(5, card),
        row(15, card),
      ],
      leader(),
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
