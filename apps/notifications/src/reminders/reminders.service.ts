import { Inject, Injectable } from '@nestjs/common';
import type { Page, PageQuery } from '@liandong/contracts/common/page';
import { Id, Instant } from '@liandong/contracts/common/scalars';
import type { Reminder } from '@liandong/contracts/notifications/notification';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { Clock } from '@liandong/service-kit/clock';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { InboxDelivery } from '../inbox/inbox-delivery.service.js';
import { planReminders } from './reminder-plan.js';
import { RemindersRepository, type ReminderVersion } from './reminders.repository.js';

/** Injects the minutes before a start at which people are reminded. */
export const LEAD_MINUTES = Symbol('lead minutes');

const Cursor = z.tuple([Instant, Id]);

/** Reminders: planned with a sign-up, planned anew with a new start, dropped with a withdrawal. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reminders: RemindersRepository,
    private readonly directory: DirectoryRepository,
    private readonly inbox: InboxDelivery,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
    @Inject(LEAD_MINUTES) private readonly leadMinutes: readonly number[],
  ) {}

  /** Plans the reminders of these people; what was planned before for another start is dropped. */
  async plan(
    tx: EntityManager,
    activity: { id: string; startsAt: Date },
    volunteerIds: readonly string[],
  ): Promise<void> {
    await this.drop(tx, activity.id, volunteerIds);
    const planned = planReminders(activity.startsAt, this.leadMinutes, this.clock.now());
    const reachable = await this.directory.reachable(tx, volunteerIds);
    if (reachable.length > 0 && planned.length > 0) {
      await this.reminders.plan(tx, activity.id, reachable, planned);
    }
  }

  async drop(tx: EntityManager, activityId: string, volunteerIds: readonly string[]): Promise<void> {
    if (volunteerIds.length > 0) await this.reminders.drop(tx, activityId, volunteerIds);
  }

  /** Nothing of the person's reminders is left. */
  async forget(tx: EntityManager, volunteerId: string): Promise<void> {
    await this.reminders.forget(tx, volunteerId);
  }

  /**
   * Sends a reminder, once, however often and from wherever it is called. A plan that has been replaced sends
   * nothing; a reminder whose activity has started or is off is dropped.
   */
  async deliver(reminder: ReminderVersion): Promise<void> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (tx) => {
      const claimed = await this.reminders.claim(tx, reminder, now);
      if (!claimed) return;
      const activity = await this.directory.findActivity(tx, claimed.activityId);
      if (activity?.status !== 'published' || activity.startsAt <= now) {
        await this.reminders.dropClaimed(tx, reminder.id);
        return;
      }
      await this.inbox.deliver(tx, 'reminder', activity, [claimed.volunteerId]);
    });
    this.relay.wake();
  }

  async listMine(volunteerId: string, { cursor, limit }: PageQuery): Promise<Page<Reminder>> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor);
    const rows = await this.reminders.list(this.dataSource.manager, volunteerId, after, limit + 1);
    return pageFrom(
      rows,
      limit,
      (row) => [row.dueAt.toISOString(), row.id],
      (row) => ({
        ...row,
        dueAt: row.dueAt.toISOString(),
        sentAt: row.sentAt?.toISOString() ?? null,
      }),
    );
  }
}
