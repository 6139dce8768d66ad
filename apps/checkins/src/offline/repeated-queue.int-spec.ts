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

describe('a queue that is sent again', () => {
  it('gets the same answers, also hours later and with the activity cancelled meanwhile', async () => {
    const rows = [ownScan(0), ownScan(60, { direction: 'out' }), ownScan(0, { code: 'rubbish' })];
    const first = await send(rows, self());
    await service.sql.query(`UPDATE activities SET status = 'cancelled' WHERE id = $1`, [activityId]);
    expect(await send(rows, self(), { receivedAt: atMinute(900).toISOString() })).toEqual(first);
    expect(await count('scans', 'volunteer_id = $1', member)).toBe(3);
  });

  it('after it was cut off gets the same answers to the first part, and true ones to the rest', async () => {
    const others = await Promise.all([1, 2, 3].map((index) => person(`成员${index}`)));
    const rows = others.map((volunteerId) => ticked(0, { volunteerId }));
    const actor = leader();
    const part = await send(rows.slice(0, 2), actor);
    const whole = await send(rows, actor);
    expect(whole.slice(0, 2)).toEqual(part);
    expect(whole[2]).toMatchObject({ outcome: 'accepted' });
    expect(await count('check_ins')).toBe(3);
  });

  it('at the same moment writes everything once', async () => {
    const rows = [ownScan(0), ownScan(60, { direction: 'out' })];
    const all = await Promise.all([1, 2, 3, 4].map(() => send(rows, self())));
    for (const answers of all) expect(answers).toEqual(all[0]);
    expect(await count('check_ins')).toBe(2);
  });

  it('with doubles within itself answers them alike', async () => {
    const row = ownScan(0);
    const again = ownScan(0);
    const answers = await send([row, row, again], self());
    expect(answers[1]).toEqual(answers[0]);
    expect(answers).toMatchObject([
      { outcome: 'provisional' },
      { outcome: 'provisional' },
      { outcome: 'duplicate' },
    ]);
    expect(await count('check_ins')).toBe(1);
  });

  it('or had come one by one before, gets the answers of then, and the other way round', async () => {
    const online = service.scan(member, activityId, atMinute(0));
    await service.record(online);
    const queued = ownScan(0, { scanId: online.scanId, code: online.code });
    expect(await send([queued], self())).toMatchObject([{ outcome: 'accepted', grade: 'device' }]);

    const refused = ownScan(60, { direction: 'out', scannedAt: '1970-01-01T00:00:00Z' });
    await send([refused], self());
    const later = service.scan(member, activityId, atMinute(60), {
      direction: 'out',
      scanId: String(refused['scanId']),
    });
    expect(await service.record(later)).toMatchObject([{ outcome: 'refused', reason: 'SCAN_DISPUTED' }]);
  });
});
