import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MailboxMessageRow } from './mailbox-message.entity.js';

@Injectable()
export class MailboxRepository {
  async insert(tx: EntityManager, row: MailboxMessageRow): Promise<void> {
    await tx.insert(MailboxMessageRow, row);
  }

  /** The latest first. */
  async list(
    tx: EntityManager,
    filter: { to: string | undefined; after: readonly [string, string] | undefined; limit: number },
  ): Promise<MailboxMessageRow[]> {
    return tx.query(
      `SELECT id, recipient AS "to", body, otp, sent_at AS "sentAt" FROM mailbox_messages
       WHERE ($1::text IS NULL OR recipient = $1)
         AND ($2::timestamptz IS NULL OR (sent_at, id) < ($2, $3::uuid))
       ORDER BY sent_at DESC, id DESC
       LIMIT $4`,
      [filter.to ?? null, filter.after?.[0] ?? null, filter.after?.[1] ?? null, filter.limit],
    );
  }
}
