import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SetClock } from '@liandong/service-kit/clock';
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

describe('a queue that is sent again', () => {
  it('gets the same answers, also hours later and with the activity cancelled meanwhile', async () => {
    const rows = [
      queue.ownScan(0),
      queue.ownScan(60, { direction: 'out' }),
      queue.ownScan(0, { code: 'rubbish' }),
    ];
    const first = await queue.send(rows, queue.self());
    await service.sql.query(`UPDATE activities SET status = 'cancelled' WHERE id = $1`, [queue.activityId]);
    expect(await queue.send(rows, queue.self(), { receivedAt: atMinute(900).toISOString() })).toEqual(first);
    expect(await queue.count('scans', 'volunteer_id = $1', queue.member)).toBe(3);
  });

  it('after it was cut off gets the same answers to the first part, and true ones to the rest', async () => {
    const others = await Promise.all([1, 2, 3].map((index) => queue.person(`成员${index}`)));
    const rows = others.map((volunteerId) => queue.ticked(0, { volunteerId }));
    const actor = queue.leader();
    const part = await queue.send(rows.slice(0, 2), actor);
    const whole = await queue.send(rows, actor);
    expect(whole.slice(0, 2)).toEqual(part);
    expect(whole[2]).toMatchObject({ outcome: 'accepted' });
    expect(await queue.count('check_ins')).toBe(3);
  });

  it('at the same moment writes everything once', async () => {
    const rows = [queue.ownScan(0), queue.ownScan(60, { direction: 'out' })];
    const all = await Promise.all([1, 2, 3, 4].map(() => queue.send(rows, queue.self())));
    for (const answers of all) expect(answers).toEqual(all[0]);
    expect(await queue.count('check_ins')).toBe(2);
  });

  it('with doubles within itself answers them alike', async () => {
    const row = queue.ownScan(0);
    const again = queue.ownScan(0);
    const answers = await queue.send([row, row, again], queue.self());
    expect(answers[1]).toEqual(answers[0]);
    expect(answers).toMatchObject([
      { outcome: 'provisional' },
      { outcome: 'provisional' },
      { outcome: 'duplicate' },
    ]);
    expect(await queue.count('check_ins')).toBe(1);
  });

  it('or had come one by one before, gets the answers of then, and the other way round', async () => {
    const online = service.scan(queue.member, queue.activityId, atMinute(0));
    await service.record(online);
    const queued = queue.ownScan(0, { scanId: online.scanId, code: online.code });
    expect(await queue.send([queued], queue.self())).toMatchObject([
      { outcome: 'accepted', grade: 'device' },
    ]);

    const refused = queue.ownScan(60, { direction: 'out', scannedAt: '1970-01-01T00:00:00Z' });
    await queue.send([refused], queue.self());
    const later = service.scan(queue.member, queue.activityId, atMinute(60), {
      direction: 'out',
      scanId: String(refused['scanId']),
    });
    expect(await service.record(later)).toMatchObject([{ outcome: 'refused', reason: 'SCAN_DISPUTED' }]);
  });
});
