import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { wishStepped } from '@liandong/contracts/activities/wish';
import { eventually } from '@liandong/testing/eventually';
import { uuidv7 } from 'uuidv7';
import { RunningNotifications } from '../testing/running-notifications.js';

/** Real: Postgres, NATS, Redis. The activities service's part is played by the test. */
let notifications: RunningNotifications;
beforeAll(async () => {
  notifications = await RunningNotifications.prepare();
  await notifications.boot();
});
afterAll(() => notifications?.close());

describe('a micro-wish', () => {
  it('is told of once for each step, to whoever waits for it', async () => {
    const [poster, claimer, eventId] = [uuidv7(), uuidv7(), uuidv7()];
    const wish = { id: uuidv7(), title: '换灯泡', postedBy: poster, claimedBy: claimer, reason: null };
    const at = new Date().toISOString();
    const fulfilled = { ...wish, step: 'fulfil' as const, by: claimer, at };
    await notifications.bus.publish(wishStepped, fulfilled, eventId);
    await eventually(async () => (await notifications.inboxOf(poster)).length === 1);
    await notifications.bus.publish(wishStepped, fulfilled, eventId);
    await notifications.bus.publish(wishStepped, { ...wish, step: 'confirm', by: poster, at });
    await eventually(async () => (await notifications.inboxOf(claimer)).length === 1);
    expect(await notifications.inboxOf(poster)).toMatchObject([
      { kind: 'wishToConfirm', title: '请确认微心愿：换灯泡', wishId: wish.id, activityId: null },
    ]);
    expect(await notifications.inboxOf(claimer)).toMatchObject([{ kind: 'wishConfirmed', wishId: wish.id }]);
  });
});
