import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { attendanceListChanged } from '@liandong/contracts/check-ins/attendance';
import { volunteerChanged, volunteerErased } from '@liandong/contracts/people/volunteer';
import { EventConsumer } from '@liandong/messaging/event-consumer';
import { eventually } from '@liandong/testing/eventually';
import { uuidv7 } from 'uuidv7';
import { RunningNotifications } from '../testing/running-notifications.js';

let notifications: RunningNotifications;
let app: INestApplicationContext;

beforeAll(async () => {
  notifications = await RunningNotifications.prepare();
  app = await notifications.boot();
  // For `caughtUp`, which waits for the events of each neighbour.
  await notifications.bus.publish(attendanceListChanged, { activityIds: [] });
});
afterAll(() => notifications?.close());

const IN_A_WEEK = 7 * 1_440;
const caughtUp = () => app.get(EventConsumer).caughtUp();

async function erase(id: string, eventId?: string): Promise<void> {
  await notifications.bus.publish(volunteerErased, { id, erasedAt: new Date().toISOString() }, eventId);
  await caughtUp();
}

/** Somebody with a name, a message and two reminders. */
async function signedUp(): Promise<{ id: string; activityId: string }> {
  const id = await notifications.volunteer('zh-CN');
  const { id: activityId } = await notifications.activity(IN_A_WEEK);
  await caughtUp();
  await notifications.signUp(activityId, 'signedUp', id);
  await caughtUp();
  expect(await notifications.inboxOf(id)).toHaveLength(1);
  expect(await notifications.remindersOf(id)).toHaveLength(2);
  return { id, activityId };
}

const nameOf = async (id: string) => {
  const [row]: { name: string }[] = await notifications.sql.query(
    'SELECT display_name AS name FROM recipients WHERE id = $1',
    [id],
  );
  return row?.name;
};

it('forgets the name, the inbox and the reminders of somebody who left, and nobody else’s', async () => {
  const [gone, other] = [await signedUp(), await signedUp()];
  const eventId = uuidv7();
  await erase(gone.id, eventId);
  await erase(gone.id, eventId);
  expect(await notifications.inboxOf(gone.id)).toEqual([]);
  expect(await notifications.remindersOf(gone.id)).toEqual([]);
  expect(await nameOf(gone.id)).toBe('');
  expect(await notifications.inboxOf(other.id)).toHaveLength(1);
  expect(await notifications.remindersOf(other.id)).toHaveLength(2);
});

it('sends them nothing any more, whatever comes late', async () => {
  const { id, activityId } = await signedUp();
  await erase(id);
  await notifications.bus.publish(volunteerChanged, { id, version: 9, displayName: '扎西', language: 'en' });
  await notifications.signUp(activityId, 'withdrawn', id);
  await notifications.signUp(activityId, 'signedUp', id);
  const { id: another } = await notifications.activity(IN_A_WEEK);
  await notifications.signUp(another, 'signedUp', id);
  await caughtUp();
  expect(await notifications.inboxOf(id)).toEqual([]);
  expect(await notifications.remindersOf(id)).toEqual([]);
  expect(await nameOf(id)).toBe('');
});

it('waits for a message that is just being written, and takes it too', async () => {
  const { id } = await signedUp();
  const runner = notifications.sql.createQueryRunner();
  await runner.startTransaction();
  await runner.query('SELECT FROM recipients WHERE id = $1 FOR SHARE', [id]);
  await notifications.bus.publish(volunteerErased, { id, erasedAt: new Date().toISOString() });
  await eventually(async () => {
    const waiting: unknown[] = await notifications.sql.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return waiting.length > 0;
  });
  await runner.query(
    `INSERT INTO messages (id, recipient_id, kind, title, body, delivered_at) VALUES ($1, $2, 'reminder', '', '', now())`,
    [uuidv7(), id],
  );
  await runner.commitTransaction();
  await runner.release();
  await caughtUp();
  expect(await notifications.inboxOf(id)).toEqual([]);
});
