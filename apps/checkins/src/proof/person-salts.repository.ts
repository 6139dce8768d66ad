import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

@Injectable()
export class PersonSaltsRepository {
  /** The secrets of these volunteers, null where it was destroyed; who never had one is left out. */
  async find(tx: EntityManager, volunteerIds: readonly string[]): Promise<Map<string, Buffer | null>> {
    const rows: { volunteer_id: string; secret: Buffer | null }[] = await tx.query(
      'SELECT volunteer_id, secret FROM volunteer_secrets WHERE volunteer_id = ANY($1::uuid[])',
      [volunteerIds],
    );
    return new Map(rows.map((row) => [row.volunteer_id, row.secret]));
  }

  /** Gives a secret to those who never had one. */
  async addMissing(
    tx: EntityManager,
    volunteerIds: readonly string[],
    makeSecrets: (count: number) => Buffer[],
  ): Promise<void> {
    const missing: { id: string }[] = await tx.query(
      `SELECT id FROM unnest($1::uuid[]) AS id
       WHERE NOT EXISTS (SELECT FROM volunteer_secrets WHERE volunteer_id = id)`,
      [volunteerIds],
    );
    if (missing.length === 0) return;
    await tx.query(
      `INSERT INTO volunteer_secrets (volunteer_id, secret) SELECT * FROM unnest($1::uuid[], $2::bytea[])
       ON CONFLICT (volunteer_id) DO NOTHING`,
      [missing.map((row) => row.id), makeSecrets(missing.length)],
    );
  }

  async destroy(tx: EntityManager, volunteerId: string, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO volunteer_secrets (volunteer_id, secret, erased_at) VALUES ($1, NULL, $2)
       ON CONFLICT (volunteer_id) DO UPDATE SET secret = NULL, erased_at = excluded.erased_at
       WHERE volunteer_secrets.erased_at IS NULL`,
      [volunteerId, at],
    );
  }
}
