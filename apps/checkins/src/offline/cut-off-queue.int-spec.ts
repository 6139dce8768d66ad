import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { recordCheckInBatch, type QueuedScanAnswer } from '@liandong/contracts/check-ins/check-in-batch';
import type { Actor } from '@liandong/contracts/common/actor';
import { SetClock } from '@liandong/service-kit/clock';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { DirectoryEvents } from '../directory/directory.events.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { CheckInQueueService } from './check-in-queue.service.js';

/**
 * A leader's queue whose connection to Postgres breaks before every statement of its transaction, and at its end: as
 * Postgres sees it when the service is killed there. Real: Postgres, NATS, the whole service.
 */
const clock = new SetClock();
const teamId = uuidv7();
const leader: Actor = { id: uuidv7(), kind: 'person', grants: [{ role: 'leader', teamId }] };
let service: TestCheckIns;
let activityId: string;

beforeAll(async () => {
  service = await testCheckIns({}, clock);
  activityId = await service.activity({ teamId });
});

afterEach(() => {
  jest.restoreAllMocks();
});

afterAll(() => service?.close());

/** Two ticks, one of them twice in the queue, and a row that is nothing. */
async function queue() {
  const volunteerIds = [uuidv7(), uuidv7()];
  for (const id of volunteerIds) {
    const volunteer = { id, version: 1, displayName: '卓玛', language: 'zh-CN' } as const;
    await service.app.get(DirectoryEvents).volunteerChanged(volunteer, service.sql.manager);
    await service.signUp(activityId, id);
  }
  const ticks = volunteerIds.map((volunteerId, at) => ({
    kind: 'manual',
    scanId: uuidv7(),
    scannedAt: atMinute(at).toISOString(),
    counter: at + 1,
    ageMs: null,
    activityId,
    direction: 'in',
    volunteerId,
    reason: '没有手机',
  }));
  const scans = [...ticks, ticks[0], { scanId: uuidv7(), kind: 'nothing' }];
  const send = async (): Promise<QueuedScanAnswer[]> => {
    const at = atMinute(120).toISOString();
    clock.set(atMinute(120));
    const batch = recordCheckInBatch.input.parse({ deviceId, sentAt: at, receivedAt: at, scans });
    return (await service.app.get(CheckInQueueService).record(batch, leader, 'zh-CN')).answers;
  };
  const deviceId = uuidv7();
  return { volunteerIds, scanIds: new Set(scans.map((scan) => scan?.scanId)), send };
}

/**
 * Watches the statements of the transaction that takes a queue.
 * @param cut told of each, by its number from 0: whether to break its connection, before it is sent or just after
 * @returns the statements so far
 */
function watch(cut: (number: number) => 'before' | 'sent' | null): string[] {
  const seen: string[] = [];
  const original: unknown = pg.Client.prototype.query;
  if (typeof original !== 'function') throw new Error('the driver has no query');
  const watched = new Set<pg.Client>();
  let isOver = false;
  jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const [config] = args;
    const text = typeof config === 'string' ? config : String(Object(config).text);
    if (watched.size === 0 && text.includes('devices')) watched.add(this);
    const isMine = !isOver && watched.has(this);
    const breaks = isMine ? cut(seen.push(text) - 1) : null;
    const { stream } = Object(this).connection;
    if (breaks === 'before') stream.destroy();
    const result = original.apply(this, args);
    if (breaks === 'sent') setImmediate(() => stream.destroy());
    if (isMine && text === 'COMMIT') isOver = true;
    return result;
  });
  return seen;
}

async function expectTakenOnce({ volunteerIds, scanIds }: Awaited<ReturnType<typeof queue>>): Promise<void> {
  for (const table of ['check_ins', 'ledger_entries']) {
    const rows: { volunteer_id: string }[] = await service.sql.query(
      `SELECT volunteer_id FROM ${table} WHERE volunteer_id = ANY($1)`,
      [volunteerIds],
    );
    expect([table, rows.map((row) => row.volunteer_id).toSorted()]).toEqual([table, volunteerIds]);
  }
  const stored: { scan_id: string }[] = await service.sql.query(
    'SELECT scan_id FROM scans WHERE scan_id = ANY($1)',
    [[...scanIds]],
  );
  expect(stored).toHaveLength(scanIds.size);
}

describe('a queue whose transaction is cut off', () => {
  it('before any of its statements, or while it is committed, is taken once when it is sent again', async () => {
    const whole = await queue();
    const statements = watch(() => null);
    await whole.send();
    jest.restoreAllMocks();
    await expectTakenOnce(whole);
    expect(statements.at(-1)).toBe('COMMIT');
    expect(statements.length).toBeGreaterThan(5);

    for (const [number] of statements.entries()) {
      for (const where of ['before', 'sent'] as const) {
        const one = await queue();
        const seen = watch((at) => (at === number ? where : null));
        const failure = await one.send().then(
          () => null,
          (error: unknown) => error,
        );
        // Sent and broken off: what came of it nobody can tell, which is the point.
        if (where === 'before') expect(failure).not.toBeNull();
        jest.restoreAllMocks();
        expect(seen.length).toBeGreaterThan(number);
        const answers = await one.send();
        expect(answers.map(({ outcome }) => outcome)).toEqual([
          'accepted',
          'accepted',
          'accepted',
          'rejected',
        ]);
        expect(await one.send()).toEqual(answers);
        await expectTakenOnce(one);
      }
    }
  });
});
