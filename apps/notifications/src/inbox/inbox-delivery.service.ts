import { Injectable } from '@nestjs/common';
import type { Language } from '@liandong/contracts/common/scalars';
import {
  messageDelivered,
  type ActivityMessageKind,
  type MessageKind,
} from '@liandong/contracts/notifications/notification';
import { Outbox } from '@liandong/messaging/outbox';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { messageText, type MessageText, type TextSubject } from '../texts/message-texts.js';
import { inboxMessage } from './inbox-message.js';
import { InboxRepository } from './inbox.repository.js';

/** What a message leads to. */
type MessageSubject = { activityId: string } | { wishId: string } | { caseId: string | null };

interface Message {
  kind: MessageKind;
  about?: MessageSubject;
  write: (language: Language) => MessageText;
  /** Not for those who have yet to read the same: said twenty times, it hides what else there is. */
  once?: boolean;
}

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
   * the transaction that decided to tell, so that it happens exactly as often as that commits. Who has left is left
   * alone.
   */
  async deliver(
    tx: EntityManager,
    kind: ActivityMessageKind,
    activity: TextSubject & { id: string },
    recipientIds: readonly string[],
  ): Promise<void> {
    const write = (language: Language) => messageText(kind, language, activity);
    await this.deliverText(tx, { kind, about: { activityId: activity.id }, write }, recipientIds);
  }

  /** The same with a text of its own. */
  async deliverText(
    tx: EntityManager,
    { kind, about, write, once = false }: Message,
    recipientIds: readonly string[],
  ): Promise<void> {
    if (recipientIds.length === 0) return;
    const languages = await this.directory.languagesOf(tx, recipientIds);
    const deliveredAt = this.clock.now();
    const languageOf = (recipientId: string) => languages.get(recipientId) ?? 'zh-CN';
    const texts = { 'zh-CN': write('zh-CN'), en: write('en') };
    const told = once
      ? await this.inbox.withUnread(tx, kind, Object.values(texts), recipientIds)
      : new Set<string>();
    const reachable = recipientIds.filter((id) => languages.get(id) !== null && !told.has(id));
    const rows = reachable.map((recipientId) => {
      const { [languageOf(recipientId)]: own, ...translations } = texts;
      return {
        ...own,
        translations,
        id: uuidv7(),
        recipientId,
        kind,
        activityId: null,
        wishId: null,
        caseId: null,
        ...about,
        deliveredAt,
        readAt: null,
      };
    });
    await this.inbox.insert(tx, rows);
    const events = rows.map((row) => ({
      recipientId: row.recipientId,
      message: inboxMessage(row, languageOf(row.recipientId)),
    }));
    await this.outbox.add(tx, messageDelivered, ...events);
  }
}
