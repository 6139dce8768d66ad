import { Injectable } from '@nestjs/common';
import type { PageQuery } from '@liandong/contracts/common/page';
import { Id, Instant, type Language } from '@liandong/contracts/common/scalars';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { Inbox, InboxMessage } from '@liandong/contracts/notifications/notification';
import { Clock } from '@liandong/service-kit/clock';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { inboxMessage } from './inbox-message.js';
import { InboxRepository } from './inbox.repository.js';

const Cursor = z.tuple([Instant, Id]);

/** A member's own inbox. */
@Injectable()
export class InboxService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly inbox: InboxRepository,
    private readonly clock: Clock,
  ) {}

  async list(
    recipientId: string,
    { cursor, limit }: PageQuery,
    language: Language,
  ): Promise<z.output<typeof Inbox>> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor);
    const rows = await this.inbox.list(this.dataSource.manager, recipientId, after, limit + 1);
    const unread = await this.inbox.countUnread(this.dataSource.manager, recipientId);
    const page = pageFrom(
      rows,
      limit,
      (row) => [row.deliveredAt.toISOString(), row.id],
      (row) => inboxMessage(row, language),
    );
    return { ...page, unread };
  }

  /** @throws AppError MESSAGE_NOT_FOUND, also for the message of somebody else */
  async read(recipientId: string, id: string, language: Language): Promise<InboxMessage> {
    const row = await this.inbox.markRead(this.dataSource.manager, recipientId, id, this.clock.now());
    if (!row) throw new AppError('MESSAGE_NOT_FOUND');
    return inboxMessage(row, language);
  }
}
