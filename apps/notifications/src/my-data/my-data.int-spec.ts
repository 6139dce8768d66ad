import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { exportMyMessages } from '@liandong/contracts/people/my-data';
import { eventually } from '@liandong/testing/eventually';
import { asking, person } from '@liandong/testing/gateway-caller';
import { RunningNotifications } from '../testing/running-notifications.js';

let notifications: RunningNotifications;

beforeAll(async () => {
  notifications = await RunningNotifications.prepare();
  await notifications.boot();
});
afterAll(() => notifications?.close());

it('is the person’s messages and reminders, and nothing of anybody else', async () => {
  const activity = await notifications.activity(7 * 1_440);
  const id = await notifications.signUp(activity.id);
  const other = await notifications.signUp(activity.id);
  await eventually(async () => (await notifications.inboxOf(other)).length === 1);

  expect(await notifications.gateway.take(exportMyMessages, asking(person(id)))).toEqual({
    inbox: [expect.objectContaining({ kind: 'signUpConfirmed', activityId: activity.id, readAt: null })],
    reminders: [1_440, 120].map((minutes) => ({
      activityId: activity.id,
      dueAt: new Date(Date.parse(activity.startsAt) - minutes * 60_000).toISOString(),
      status: 'planned',
      sentAt: null,
    })),
  });
});
