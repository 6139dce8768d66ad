import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { messageDelivered } from '@liandong/contracts/notifications/notification';
import { eventually } from '@liandong/testing/eventually';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { Clock } from '@liandong/service-kit/clock';
import { Redis } from 'ioredis';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { InboxDelivery } from '../inbox/inbox-delivery.service.js';
import { RunningNotifications } from '../testing/running-notifications.js';
import { ReminderSweeps } from './reminder.sweeps.js';
import { RemindersRepository, type ReminderVersion } from './reminders.repository.js';
import { RemindersService } from './reminders.service.js';

let notifications: RunningNotifications;
let apps: [INestApplicationContext, INestApplicationContext];

beforeAll(async () => {
  notifications = await RunningNotifications.prepare();
  apps = [await notifications.boot(), await notifications.boot()];
});
afterAll(() => notifications?.close());

interface Row {
  id: string;
  version: number;
  queued_version: number;
  status: string;
}

const rowsOf = (volunteerId: string): Promise<Row[]> =>
  notifications.sql.query('SELECT * FROM reminders WHERE volunteer_id = $1 ORDER BY due_at', [volunteerId]);

/** The reminders of somebody, once they have their jobs. */
const queued = (volunteerId: string, count: number): Promise<Row[]> =>
  eventually(async () => {
    const rows = await rowsOf(volunteerId);
    expect(rows.filter((row) => row.queued_version === row.version)).toHaveLength(count);
    return rows;
  });

async function sentTo(volunteerId: string): Promise<number> {
  const messages = await notifications.inboxOf(volunteerId);
  return messages.filter((message) => message.kind === 'reminder').length;
}

const deliver = (row: Row | undefined) =>
  Promise.all(
    apps.map((app) => app.get(RemindersService).deliver({ id: row?.id ?? '', version: row?.version ?? 0 })),
  );

/** Positive control: looks whether a reminder is planned, and writes later. Two of its claims read first. */
class ReadThenWrite extends RemindersRepository {
  private toRead = 2;
  private open: () => void = () => undefined;
  private readonly bothHaveRead = new Promise<void>((resolve) => {
    this.open = resolve;
  });

  override async claim(tx: EntityManager, { id, version }: ReminderVersion, now: Date) {
    const planned: { activityId: string; volunteerId: string }[] = await tx.query(
      `SELECT activity_id AS "activityId", volunteer_id AS "volunteerId" FROM reminders
       WHERE id = $1 AND version = $2 AND status = 'planned'`,
      [id, version],
    );
    if (--this.toRead === 0) this.open();
    await this.bothHaveRead;
    await tx.query(`UPDATE reminders SET status = 'sent', sent_at = $2 WHERE id = $1`, [id, now]);
    return planned[0] ?? null;
  }
}

describe('a reminder', () => {
  it('is planned a day and two hours before the start, with a job each', async () => {
    const { id } = await notifications.activity(3 * 1_440);
    const volunteer = await notifications.signUp(id);
    await queued(volunteer, 2);
    const planned = await notifications.remindersOf(volunteer);
    const start = Date.parse(planned[0]?.dueAt ?? '') + 120 * 60_000;
    expect(
      planned.map(({ dueAt, ...rest }) => ({ ...rest, lead: (start - Date.parse(dueAt)) / 60_000 })),
    ).toEqual(
      [120, 1_440].map((lead) => ({
        id: expect.any(String),
        activityId: id,
        activityTitle: '清洁河道',
        status: 'planned',
        sentAt: null,
        lead,
      })),
    );
    expect(await sentTo(volunteer)).toBe(0);
  });

  it('arrives by its job at the time that it is due', async () => {
    const { id } = await notifications.activity(120 + 1 / 60);
    const volunteer = await notifications.signUp(id);
    await eventually(async () => (await sentTo(volunteer)) === 1);
    const [row] = await notifications.remindersOf(volunteer);
    expect(row?.status).toBe('sent');
    expect(Date.parse(row?.sentAt ?? '')).toBeGreaterThanOrEqual(Date.parse(row?.dueAt ?? ''));
  });

  it('is due at once for those who sign up late, and reaches each of them once from two workers', async () => {
    const { id } = await notifications.activity(30);
    const volunteers = await Promise.all(Array.from({ length: 40 }, () => notifications.signUp(id)));
    const everyone: string[] = [...volunteers];
    await eventually(
      async () => {
        const [row]: { sent: number }[] = await notifications.sql.query(
          `SELECT count(*)::int AS sent FROM reminders WHERE activity_id = $1 AND status = 'sent'`,
          [id],
        );
        return row?.sent === 40;
      },
      { timeoutMs: 15_000 },
    );
    const rows: (Row & { volunteer_id: string })[] = await notifications.sql.query(
      'SELECT * FROM reminders WHERE activity_id = $1',
      [id],
    );
    await Promise.all(rows.map(deliver));
    const told: { recipient_id: string }[] = await notifications.sql.query(
      `SELECT recipient_id FROM messages WHERE activity_id = $1 AND kind = 'reminder'`,
      [id],
    );
    expect(told.map((each) => each.recipient_id).toSorted()).toEqual(everyone.toSorted());
    await eventually(() => {
      const events = notifications.bus
        .payloadsOf(messageDelivered)
        .filter(({ message }) => message.kind === 'reminder' && message.activityId === id);
      expect(events.map((event) => event.recipientId).toSorted()).toEqual(everyone.toSorted());
      return true;
    });
  });

  it('is sent once when two workers take it at the same moment', async () => {
    const { id } = await notifications.activity(300);
    const volunteer = await notifications.signUp(id);
    const [row] = await queued(volunteer, 1);
    await Promise.all([deliver(row), deliver(row)]);
    expect(await sentTo(volunteer)).toBe(1);
  });

  it('would be sent twice without the conditional claim', async () => {
    const { id } = await notifications.activity(300);
    const volunteer = await notifications.signUp(id);
    const [row] = await queued(volunteer, 1);
    const [app] = apps;
    const careless = new RemindersService(
      app.get(DataSource),
      new ReadThenWrite(),
      app.get(DirectoryRepository),
      app.get(InboxDelivery),
      app.get(OutboxRelay),
      app.get(Clock),
      [],
    );
    const reminder = { id: row?.id ?? '', version: row?.version ?? 0 };
    await Promise.all([careless.deliver(reminder), careless.deliver(reminder)]);
    expect(await sentTo(volunteer)).toBe(2);
  });

  it('is sent by the sweep when Redis lost its job', async () => {
    const { id } = await notifications.activity(300);
    const volunteer = await notifications.signUp(id);
    const [row] = await queued(volunteer, 1);
    const redis = new Redis(notifications.redisUrl);
    await redis.flushdb();
    await redis.quit();
    await notifications.sql.query(`UPDATE reminders SET due_at = now() - interval '1 minute' WHERE id = $1`, [
      row?.id,
    ]);
    await Promise.all(apps.map((app) => app.get(ReminderSweeps).sendOverdue()));
    expect(await sentTo(volunteer)).toBe(1);
  });

  it('is dropped with the withdrawal, and planned anew with another sign-up', async () => {
    const { id } = await notifications.activity(300);
    const volunteer = await notifications.signUp(id);
    const [first] = await queued(volunteer, 1);
    await notifications.signUp(id, 'withdrawn', volunteer);
    await eventually(async () => (await rowsOf(volunteer))[0]?.status === 'dropped');
    await deliver(first);
    expect(await sentTo(volunteer)).toBe(0);

    await notifications.signUp(id, 'signedUp', volunteer);
    const [again] = await queued(volunteer, 1);
    expect(again?.version).toBeGreaterThan(first?.version ?? 0);
    await deliver(again);
    expect(await sentTo(volunteer)).toBe(1);
  });

  it('moves with the start of its activity: the old plan sends nothing', async () => {
    const activity = await notifications.activity(300);
    const volunteer = await notifications.signUp(activity.id);
    const [old] = await queued(volunteer, 1);
    const startsAt = new Date(Date.now() + 600 * 60_000).toISOString();
    await notifications.change(activity, { startsAt });
    await eventually(async () => {
      const [planned] = await notifications.remindersOf(volunteer);
      return planned?.dueAt === new Date(Date.parse(startsAt) - 120 * 60_000).toISOString();
    });
    await deliver(old);
    expect(await sentTo(volunteer)).toBe(0);
    const [moved] = await queued(volunteer, 1);
    await deliver(moved);
    expect(await sentTo(volunteer)).toBe(1);
  });

  it('is dropped when the activity is cancelled, and when it comes after the start', async () => {
    const activity = await notifications.activity(300);
    const volunteer = await notifications.signUp(activity.id);
    await queued(volunteer, 1);
    await notifications.change(activity, { status: 'cancelled' });
    await eventually(async () => (await rowsOf(volunteer))[0]?.status === 'dropped');

    const started = await notifications.activity(300);
    const late = await notifications.signUp(started.id);
    const [row] = await queued(late, 1);
    await notifications.sql.query(`UPDATE activities SET starts_at = now() WHERE id = $1`, [started.id]);
    await deliver(row);
    expect(await notifications.remindersOf(late)).toMatchObject([{ status: 'dropped', sentAt: null }]);
    expect(await sentTo(late)).toBe(0);
  });

  it('is nobody else’s to see', async () => {
    expect(await notifications.remindersOf(uuidv7())).toEqual([]);
  });
});
