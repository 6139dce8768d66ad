import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shanghaiShort } from '@liandong/rules/shanghai-time';
import { SetClock } from '@liandong/service-kit/clock';
import { ConfirmationsService } from '../confirmations/confirmations.service.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { TestQueue } from '../testing/test-queue.js';

/** Real: Postgres, NATS, the whole service. The activity runs from 09:00 to 11:00, check-in closes at 12:00. */
const clock = new SetClock();
let service: TestCheckIns;

beforeAll(async () => {
  service = await testCheckIns({}, clock);
});
afterAll(() => service?.close());

const published = (minute: number) =>
  TestQueue.at(service, clock, { publishedAt: atMinute(minute).toISOString() });

describe('an activity that was over when it was published', () => {
  it('takes no leader’s word for what happened there', async () => {
    const queue = await published(121);
    const monotonic = { scannedAt: atMinute(130).toISOString(), ageMs: 120 * 60_000 };
    const rows = [queue.ticked(10), queue.ticked(10, monotonic), queue.ticked(122), queue.ticked(-9_000)];
    const answers = await queue.send(rows, queue.leader(), { receivedAt: atMinute(130).toISOString() });
    expect(answers.map((answer) => 'reason' in answer && answer.reason)).toEqual(
      Array(4).fill('PUBLISHED_AFTER_END'),
    );
    expect(await queue.count('check_ins')).toBe(0);
    expect(await queue.count('disputes')).toBe(0);
  });

  it('cannot be checked into while people could still check out', async () => {
    const queue = await published(120);
    const [answer] = await service.record(service.scan(queue.member, queue.activityId, atMinute(125)));
    expect(answer).toMatchObject({ outcome: 'refused', reason: 'CHECK_IN_TOO_LATE' });
  });
});

describe('an activity that was published on the way', () => {
  it('counts nobody’s time before', async () => {
    const queue = await published(60);
    expect(await queue.send([queue.ticked(30)], queue.leader())).toMatchObject([{ outcome: 'accepted' }]);
    const fix = { volunteerId: queue.member, outcome: 'attended', note: '早就到了' } as const;
    const confirmations = service.app.get(ConfirmationsService);
    const confirm = async (minute: number) => {
      const { version, longestMinutes } = await confirmations.get(queue.activityId, queue.leader());
      expect(longestMinutes).toBe(60);
      const times = { from: atMinute(minute).toISOString(), to: atMinute(120).toISOString() };
      const input = { version, all: false, fixes: [{ ...fix, ...times }] };
      return confirmations.confirm(queue.activityId, input, queue.leader());
    };
    clock.set(atMinute(300));
    await expect(confirm(0)).rejects.toMatchObject({
      code: 'SERVICE_EXCEEDS_ACTIVITY',
      params: { from: shanghaiShort(atMinute(60)), to: shanghaiShort(atMinute(120)), minutes: 60 },
    });
    expect((await confirm(60)).rows.find(({ volunteerId }) => volunteerId === queue.member)).toMatchObject({
      minutes: 60,
      grade: 'leader',
    });
  });

  it('counts what codes prove from then on', async () => {
    const queue = await published(60);
    await service.record(service.scan(queue.member, queue.activityId, atMinute(10)));
    const left = service.scan(queue.member, queue.activityId, atMinute(110), { direction: 'out' });
    expect(await service.record(left)).toMatchObject([{ outcome: 'accepted', minutes: 50 }]);
  });
});
