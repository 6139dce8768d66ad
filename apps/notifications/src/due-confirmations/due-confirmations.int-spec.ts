import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { confirmationDue } from '@liandong/contracts/confirmations/due-confirmation';
import { eventually } from '@liandong/testing/eventually';
import { uuidv7 } from 'uuidv7';
import { RunningNotifications } from '../testing/running-notifications.js';

/** Real: Postgres, NATS, Redis. The check-ins service's part is played by the test. */
let notifications: RunningNotifications;
beforeAll(async () => {
  notifications = await RunningNotifications.prepare();
  await notifications.boot();
});
afterAll(() => notifications?.close());

describe('hours that wait for a confirmation', () => {
  it('are told to each recipient once, however often the event arrives', async () => {
    const [one, two, eventId] = [uuidv7(), uuidv7(), uuidv7()];
    const news = {
      activityId: uuidv7(),
      activityTitle: '清洁河道',
      stage: 'oneDayLeft' as const,
      open: 3,
      dueOn: '2026-12-07',
      recipientIds: [one, two],
    };
    await notifications.bus.publish(confirmationDue, news, eventId);
    await eventually(async () => (await notifications.inboxOf(two)).length === 1);
    const after = uuidv7();
    await notifications.bus.publish(confirmationDue, news, eventId);
    await notifications.bus.publish(confirmationDue, { ...news, recipientIds: [after] });
    await eventually(async () => (await notifications.inboxOf(after)).length === 1);
    expect(await notifications.inboxOf(one)).toMatchObject([
      { kind: 'confirmationDue', title: '请确认时长：清洁河道', activityId: news.activityId },
    ]);
  });
});
