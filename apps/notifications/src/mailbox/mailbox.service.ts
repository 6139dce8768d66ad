import { Inject, Injectable } from '@nestjs/common';
import type { Page } from '@liandong/contracts/common/page';
import { Id, Instant } from '@liandong/contracts/common/scalars';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { listMailbox, MailboxMessage } from '@liandong/contracts/notifications/notification';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { MailboxRepository } from './mailbox.repository.js';

export type MailboxQuery = z.output<typeof listMailbox.input>;

/** Injects whether the mailbox catches messages. */
export const MAILBOX_IS_ON = Symbol('mailbox is on');

const Cursor = z.tuple([Instant, Id]);

/** The development mailbox, which everybody may read: it holds nothing but what developers made. */
@Injectable()
export class MailboxService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailbox: MailboxRepository,
    @Inject(MAILBOX_IS_ON) private readonly isOn: boolean,
  ) {}

  /** @throws AppError ROUTE_NOT_FOUND when the mailbox is off, as if there were none */
  async list({ to, cursor, limit }: MailboxQuery): Promise<Page<z.output<typeof MailboxMessage>>> {
    if (!this.isOn) throw new AppError('ROUTE_NOT_FOUND');
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor);
    const rows = await this.mailbox.list(this.dataSource.manager, { to, after, limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      (row) => [row.sentAt.toISOString(), row.id],
      (row) => ({ ...row, sentAt: row.sentAt.toISOString() }),
    );
  }
}
