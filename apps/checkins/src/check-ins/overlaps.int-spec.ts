import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SetClock } from '@liandong/service-kit/clock';
import { person } from '@liandong/testing/gateway-caller';
import { uuidv7 } from 'uuidv7';
import { ConfirmationsService } from '../confirmations/confirmations.service.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';

/** Real: Postgres, NATS, the whole service. */
const clock = new SetClock();
let service: TestCheckIns;
let member: string;

beforeAll(async () => {
  service = await testCheckIns({}, clock);
});
afterAll(() => service?.close());
beforeEach(() => {
  member = uuidv7();
});

async function activityAt(from: number, to: number, changes: object = {}, policy: object = {}) {
  const times = { startsAt: atMinute(from).toISOString(), endsAt: atMinute(to).toISOString() };
  return service.activity({ ...times, ...changes }, { walkIns: true, ...policy });
}

const scan = (activityId: string, minute: number, direction: 'in' | 'out' = 'in') =>
  service.scan(member, activityId, atMinute(minute), { direction });

describe('a check-in while the member is at another activity', () => {
  it('of the same time is refused with its title, until the member has checked out there', async () => {
    const show = await activityAt(0, 120, { title: '文艺演出' });
    const river = await activityAt(60, 180);
    await service.record(scan(show, 0));
    const [refused] = await service.record(scan(river, 50));
    expect(refused).toMatchObject({ reason: 'OVERLAPS_OTHER_ACTIVITY', params: { title: '文艺演出' } });
    await service.record(scan(show, 70, 'out'));
    expect(await service.record(scan(river, 71))).toMatchObject([{ outcome: 'accepted' }]);
  });

  it.each<[string, () => Promise<string>]>([
    ['ends before this one starts', () => activityAt(0, 60)],
    ['closes by itself', () => activityAt(0, 120, {}, { checkOut: 'automatic' })],
    ['can be left no more', () => activityAt(0, 70, {}, { lateMinutes: 0 })],
  ])('that %s is accepted', async (_, other) => {
    await service.record(scan(await other(), 0));
    expect(await service.record(scan(await activityAt(60, 180), 80))).toMatchObject([
      { outcome: 'accepted' },
    ]);
  });

  it('that has been cancelled since is accepted', async () => {
    const there = await activityAt(0, 120);
    await service.record(scan(there, 0));
    await service.sql.query(`UPDATE activities SET status = 'cancelled' WHERE id = $1`, [there]);
    expect(await service.record(scan(await activityAt(60, 180), 80))).toMatchObject([
      { outcome: 'accepted' },
    ]);
  });

  it('of the same batch is seen too', async () => {
    const show = await activityAt(0, 120);
    const river = await activityAt(60, 180);
    const answers = await service.record(
      scan(show, 60),
      scan(river, 60),
      scan(show, 60, 'out'),
      scan(river, 60),
    );
    expect(answers.map((answer) => ('reason' in answer ? answer.reason : answer.outcome))).toEqual([
      'accepted',
      'OVERLAPS_OTHER_ACTIVITY',
      'accepted',
      'accepted',
    ]);
  });
});

describe('a check-out', () => {
  it('counts no minute that an activity which closes by itself counts by then', async () => {
    const teamId = uuidv7();
    const leader = person(uuidv7(), { role: 'leader', teamId });
    const show = await activityAt(0, 60, { teamId }, { checkOut: 'automatic' });
    const river = await activityAt(0, 180);
    await service.record(scan(show, 0));
    await service.record(scan(river, 20));
    clock.set(atMinute(70));
    const confirmations = service.app.get(ConfirmationsService);
    const { version } = await confirmations.get(show, leader);
    const attended = { volunteerId: member, outcome: 'attended' as const, minutes: 60, note: '全程在场' };
    await confirmations.confirm(show, { version, all: false, fixes: [attended] }, leader);
    const [left] = await service.record(scan(river, 150, 'out'));
    expect(left).toMatchObject({ outcome: 'accepted', minutes: 90 });
    expect(await service.record(scan(river, 151, 'out'))).toMatchObject([
      { outcome: 'duplicate', minutes: 90 },
    ]);
  });
});

describe('one batch', () => {
  it('knows what was recorded before at activities of different months', async () => {
    const december = 20 * 24 * 60;
    const there = await activityAt(0, 60);
    const later = await activityAt(december, december + 60);
    const batch = () => [scan(there, 0), scan(later, december)];
    expect(await service.record(...batch())).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'accepted' },
    ]);
    expect(await service.record(...batch())).toMatchObject([
      { outcome: 'duplicate' },
      { outcome: 'duplicate' },
    ]);
  });

  it('sees who is elsewhere since the month before', async () => {
    const midnight = 7 * 24 * 60 + 15 * 60;
    const night = await activityAt(midnight - 120, midnight + 120, { title: '守夜' });
    const morning = await activityAt(midnight - 30, midnight + 60);
    await service.record(scan(night, midnight - 100));
    expect(await service.record(scan(morning, midnight + 10))).toMatchObject([
      { reason: 'OVERLAPS_OTHER_ACTIVITY', params: { title: '守夜' } },
    ]);
  });
});

describe('a position', () => {
  const venue = { latitude: 29.6487, longitude: 94.3615, radiusMeters: 200 };
  const near = { latitude: 29.6488, longitude: 94.3615, accuracyMeters: 20 };
  const far = { latitude: 29.7, longitude: 94.3615, accuracyMeters: 20 };

  it.each([
    ['inside', near],
    ['outside', far],
    ['unknown', undefined],
  ] as const)('leaves nothing but the word %s, and never refuses', async (place, position) => {
    const there = await activityAt(0, 120, {}, { position: venue });
    const [answer] = await service.record({ ...scan(there, 0), position });
    expect(answer).toMatchObject({ outcome: 'accepted' });
    const rows = await service.sql.query(
      'SELECT scan.place AS scanned, fact.place FROM check_ins fact JOIN scans scan USING (scan_id) WHERE fact.activity_id = $1',
      [there],
    );
    expect(rows).toEqual([{ scanned: place, place }]);
  });
});
