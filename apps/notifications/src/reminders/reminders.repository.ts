import { Injectable } from '@nestjs/common';
import type { Reminder } from '@liandong/contracts/notifications/notification';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { PlannedReminder } from './reminder-plan.js';

/** A certain plan of a reminder. */
export interface ReminderVersion {
  id: string;
  version: number;
}

/** The place of a reminder in its list. */
export type ReminderPosition = readonly [dueAt: string, id: string];

@Injectable()
export class RemindersRepository {
  /** Plans each of the reminders for each of the people; one planned, sent or dropped before is planned anew. */
  async plan(
    tx: EntityManager,
    activityId: string,
    volunteerIds: readonly string[],
    planned: readonly PlannedReminder[],
  ): Promise<void> {
    const rows = volunteerIds.flatMap((volunteerId) => planned.map((each) => ({ ...each, volunteerId })));
    await tx.query(
      `INSERT INTO reminders AS known
         (id, activity_id, volunteer_id, lead_minutes, version, queued_version, due_at, status)
       SELECT id, $1, volunteer_id, lead_minutes, 1, 0, due_at, 'planned'
       FROM unnest($2::uuid[], $3::uuid[], $4::int[], $5::timestamptz[])
         AS reminder (id, volunteer_id, lead_minutes, due_at)
       ON CONFLICT (activity_id, volunteer_id, lead_minutes) DO UPDATE
       SET version = known.version + 1, due_at = excluded.due_at, status = 'planned', sent_at = NULL`,
      [
        activityId,
        rows.map(() => uuidv7()),
        rows.map((row) => row.volunteerId),
        rows.map((row) => row.leadMinutes),
        rows.map((row) => row.dueAt),
      ],
    );
  }

  /** Drops what is still planned. */
  async drop(tx: EntityManager, activityId: string, volunteerIds: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE reminders SET status = 'dropped', version = version + 1
       WHERE activity_id = $1 AND volunteer_id = ANY($2::uuid[]) AND status = 'planned'`,
      [activityId, volunteerIds],
    );
  }

  /**
   * Takes a planned reminder for sending. Of two workers, the second waits for the first to commit and then
   * gets null, as does a job of an older plan.
   */
  async claim(
    tx: EntityManager,
    { id, version }: ReminderVersion,
    now: Date,
  ): Promise<{ activityId: string; volunteerId: string } | null> {
    const [rows]: [{ activityId: string; volunteerId: string }[], number] = await tx.query(
      `UPDATE reminders SET status = 'sent', sent_at = $3
       WHERE id = $1 AND version = $2 AND status = 'planned'
       RETURNING activity_id AS "activityId", volunteer_id AS "volunteerId"`,
      [id, version, now],
    );
    return rows[0] ?? null;
  }

  /** Turns a claimed reminder into a dropped one: it came too late. */
  async dropClaimed(tx: EntityManager, id: string): Promise<void> {
    await tx.query(`UPDATE reminders SET status = 'dropped', sent_at = NULL WHERE id = $1`, [id]);
  }

  /** Planned reminders whose present plan has no job yet. */
  async withoutJob(tx: EntityManager, limit: number): Promise<(ReminderVersion & { dueAt: Date })[]> {
    return tx.query(
      `SELECT id, version, due_at AS "dueAt" FROM reminders
       WHERE status = 'planned' AND queued_version < version
       ORDER BY due_at
       LIMIT $1`,
      [limit],
    );
  }

  async markQueued(tx: EntityManager, reminders: readonly ReminderVersion[]): Promise<void> {
    await tx.query(
      `UPDATE reminders SET queued_version = queued.version
       FROM unnest($1::uuid[], $2::int[]) AS queued (id, version)
       WHERE reminders.id = queued.id`,
      [reminders.map((each) => each.id), reminders.map((each) => each.version)],
    );
  }

  /** Planned reminders that should have been sent before this instant. */
  async overdue(tx: EntityManager, before: Date, limit: number): Promise<ReminderVersion[]> {
    return tx.query(
      `SELECT id, version FROM reminders
       WHERE status = 'planned' AND due_at < $1
       ORDER BY due_at
       LIMIT $2`,
      [before, limit],
    );
  }

  async forget(tx: EntityManager, volunteerId: string): Promise<void> {
    await tx.query('DELETE FROM reminders WHERE volunteer_id = $1', [volunteerId]);
  }

  /** The latest first. */
  async list(
    tx: EntityManager,
    volunteerId: string,
    after: ReminderPosition | undefined,
    limit: number,
  ): Promise<
    (Pick<Reminder, 'id' | 'activityId' | 'activityTitle' | 'status'> & {
      dueAt: Date;
      sentAt: Date | null;
    })[]
  > {
    return tx.query(
      `SELECT reminder.id, activity_id AS "activityId", activity.title AS "activityTitle",
              due_at AS "dueAt", reminder.status, sent_at AS "sentAt"
       FROM reminders reminder JOIN activities activity ON activity.id = activity_id
       WHERE volunteer_id = $1
         AND ($2::timestamptz IS NULL OR (due_at, reminder.id) < ($2, $3::uuid))
       ORDER BY due_at DESC, reminder.id DESC
       LIMIT $4`,
      [volunteerId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }
}
