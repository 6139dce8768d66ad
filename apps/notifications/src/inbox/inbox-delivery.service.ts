import { Injectable } from '@nestjs/common';
import { messageDelivered, type MessageKind } from '@liandong/contracts/notifications/notification';
import { Outbox } from '@liandong/messaging/outbox';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { messageText, type TextSubject } from '../texts/message-texts.js';
import { inboxMessage } from './inbox-message.js';
import { InboxRepository } from './inbox.repository.js';

/** Puts messages into inboxes. */
@Injectable()
export class InboxDelivery {
  constructor(
    private readonly inbox: InboxRepository,
    private readonly directory: DirectoryRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Tells each recipient of an activity, in the recipient's language, with an event for each message. Part of
   * the transaction that decided to tell, so that it happens exactly as often as that commits.
   */
  async deliver(
    tx: EntityManager,
    kind: MessageKind,
    activity: TextSubject & { id: string },
    recipientIds: readonly string[],
  ): Promise<void> {
    if (recipientIds.length === 0) return;
    const languages = await this.directory.languagesOf(tx, recipientIds);
    const deliveredAt = this.clock.now();
    const rows = recipientIds.map((recipientId) => ({
      ...messageText(kind, languages.get(recipientId) ?? 'zh-CN', activity),
      id: uuidv7(),
      recipientId,
      kind,
      activityId: activity.id,
      deliveredAt,
      readAt: null,
    }));
    await this.inbox.insert(tx, rows);
    const events = rows.map((row) => ({ recipientId: row.recipientId, message: inboxMessage(row) }));
    await this.outbox.add(tx, messageDelivered, ...events);
  }
}
