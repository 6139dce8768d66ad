import { Injectable } from '@nestjs/common';
import type { SignUpStatus } from '@liandong/contracts/activities/sign-up';
import type { Language } from '@liandong/contracts/common/scalars';
import type { EntityManager } from 'typeorm';
import { ActivityRow } from './activity.entity.js';
import { RecipientRow } from './recipient.entity.js';
import { SignUpRow } from './sign-up.entity.js';

/** A copy before and after an event; null when the event was older than the copy. */
export type Replaced<Row> = { before: Row | null } | null;

@Injectable()
export class DirectoryRepository {
  /** Held until the transaction ends: the events of one activity take turns, also in two replicas. */
  async lockActivity(tx: EntityManager, activityId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [activityId]);
  }

  async putRecipient(tx: EntityManager, row: Omit<RecipientRow, 'erasedAt'>): Promise<void> {
    await tx.query(
      `INSERT INTO recipients AS known (id, version, display_name, language) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE
       SET version = excluded.version, display_name = excluded.display_name, language = excluded.language
       WHERE excluded.version > known.version AND known.erased_at IS NULL`,
      [row.id, row.version, row.displayName, row.language],
    );
  }

  /** The name goes; that there was somebody stays, so that nothing that comes late is sent to them. */
  async eraseRecipient(tx: EntityManager, id: string, erasedAt: Date): Promise<void> {
    await tx.query(
      `INSERT INTO recipients (id, version, display_name, language, erased_at) VALUES ($1, 0, '', 'zh-CN', $2)
       ON CONFLICT (id) DO UPDATE SET
         display_name = excluded.display_name, language = excluded.language, erased_at = excluded.erased_at`,
      [id, erasedAt],
    );
  }

  /** Under the activity's lock. */
  async putActivity(tx: EntityManager, row: ActivityRow): Promise<Replaced<ActivityRow>> {
    const before = await this.findActivity(tx, row.id);
    if (before && before.version >= row.version) return null;
    await tx.upsert(ActivityRow, row, ['id']);
    return { before };
  }

  /** Under the activity's lock. */
  async putSignUp(tx: EntityManager, row: SignUpRow): Promise<Replaced<SignUpRow>> {
    const { activityId, volunteerId } = row;
    const before = await tx.findOneBy(SignUpRow, { activityId, volunteerId });
    if (before && before.version >= row.version) return null;
    await tx.upsert(SignUpRow, row, ['activityId', 'volunteerId']);
    return { before };
  }

  async findActivity(tx: EntityManager, id: string): Promise<ActivityRow | null> {
    return tx.findOneBy(ActivityRow, { id });
  }

  /** The volunteers whose sign-up has one of these states. */
  async volunteersOf(
    tx: EntityManager,
    activityId: string,
    statuses: readonly SignUpStatus[],
  ): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      'SELECT volunteer_id AS id FROM sign_ups WHERE activity_id = $1 AND status = ANY($2) ORDER BY id',
      [activityId, statuses],
    );
    return rows.map((row) => row.id);
  }

  /**
   * The languages of those who are known; null for those who have left. Until the transaction ends nobody of them is
   * erased: what it writes to them is then erased with the rest.
   */
  async languagesOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, Language | null>> {
    const rows: { id: string; language: Language; erased: boolean }[] = await tx.query(
      `SELECT id, language, erased_at IS NOT NULL AS erased FROM recipients
       WHERE id = ANY($1::uuid[]) ORDER BY id FOR SHARE`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.erased ? null : row.language]));
  }

  /** Those who have not left, in the order given. */
  async reachable(tx: EntityManager, ids: readonly string[]): Promise<string[]> {
    const languages = await this.languagesOf(tx, ids);
    return ids.filter((id) => languages.get(id) !== null);
  }
}
