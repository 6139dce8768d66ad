import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MessageRow } from './message.entity.js';

/** The place of a message in its inbox. */
export type MessagePosition = readonly [deliveredAt: string, id: string];

const columns = `id, recipient_id AS "recipientId", kind, title, body, translations, activity_id AS "activityId",
  wish_id AS "wishId", case_id AS "caseId", delivered_at AS "deliveredAt", read_at AS "readAt"`;

@Injectable()
export class InboxRepository {
  async insert(tx: EntityManager, rows: readonly MessageRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO messages (id, recipient_id, kind, title, body, activity_id, wish_id, case_id, delivered_at,
                             translations)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[],
                            $7::uuid[], $8::uuid[], $9::timestamptz[], $10::jsonb[])`,
      [
        rows.map((row) => row.id),
        rows.map((row) => row.recipientId),
        rows.map((row) => row.kind),
        rows.map((row) => row.title),
        rows.map((row) => row.body),
        rows.map((row) => row.activityId),
        rows.map((row) => row.wishId),
        rows.map((row) => row.caseId),
        rows.map((row) => row.deliveredAt),
        rows.map((row) => JSON.stringify(row.translations)),
      ],
    );
  }

  /** The latest first. */
  async list(
    tx: EntityManager,
    recipientId: string,
    after: MessagePosition | undefined,
    limit: number,
  ): Promise<MessageRow[]> {
    return tx.query(
      `SELECT ${columns} FROM messages
       WHERE recipient_id = $1
         AND ($2::timestamptz IS NULL OR (delivered_at, id) < ($2, $3::uuid))
       ORDER BY delivered_at DESC, id DESC
       LIMIT $4`,
      [recipientId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** Those of these recipients in whose inbox an unread message of this kind says the same, in one of these languages. */
  async withUnread(
    tx: EntityManager,
    kind: MessageRow['kind'],
    texts: readonly { title: string; body: string }[],
    recipientIds: readonly string[],
  ): Promise<Set<string>> {
    const rows: { id: string }[] = await tx.query(
      `SELECT DISTINCT recipient_id AS id FROM messages
       WHERE recipient_id = ANY($1::uuid[]) AND read_at IS NULL AND kind = $2
         AND (title, body) IN (SELECT * FROM unnest($3::text[], $4::text[]))`,
      [recipientIds, kind, texts.map(({ title }) => title), texts.map(({ body }) => body)],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async forget(tx: EntityManager, recipientId: string): Promise<void> {
    await tx.query('DELETE FROM messages WHERE recipient_id = $1', [recipientId]);
  }

  async countUnread(tx: EntityManager, recipientId: string): Promise<number> {
    const [row]: { unread: number }[] = await tx.query(
      'SELECT count(*)::int AS unread FROM messages WHERE recipient_id = $1 AND read_at IS NULL',
      [recipientId],
    );
    return row?.unread ?? 0;
  }

  /** Keeps the time of the first reading. Null when the recipient has no such message. */
  async markRead(tx: EntityManager, recipientId: string, id: string, now: Date): Promise<MessageRow | null> {
    const [rows]: [MessageRow[], number] = await tx.query(
      `UPDATE messages SET read_at = coalesce(read_at, $3)
       WHERE id = $1 AND recipient_id = $2
       RETURNING ${columns}`,
      [id, recipientId, now],
    );
    return rows[0] ?? null;
  }
}
