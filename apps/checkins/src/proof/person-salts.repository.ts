import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { byteStrings, uuids } from '../check-ins/binary-array.js';

@Injectable()
export class PersonSaltsRepository {
  /** The secrets of these volunteers, null where it was destroyed; who never had one is left out. */
  async find(tx: EntityManager, volunteerIds: readonly string[]): Promise<Map<string, Buffer | null>> {
    const rows: { volunteer_id: string; secret: Buffer | null }[] = await tx.query(
      // OFFSET 0: one look-up by the key for each. A thousand keys at once are planned as reading the whole table.
      `SELECT volunteer_id, secret FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT volunteer_id, secret FROM volunteer_secrets WHERE volunteer_id = wanted.id OFFSET 0
       ) kept`,
      [uuids(volunteerIds)],
    );
    return new Map(rows.map((row) => [row.volunteer_id, row.secret]));
  }

  /** Gives these secrets to those who never had one; whoever was erased stays without. */
  async add(tx: EntityManager, secrets: ReadonlyMap<string, Buffer>): Promise<void> {
    if (secrets.size === 0) return;
    await tx.query(
      `INSERT INTO volunteer_secrets (volunteer_id, secret)
       SELECT * FROM unnest($1::uuid[], $2::bytea[])
       ON CONFLICT (volunteer_id) DO NOTHING`,
      [uuids([...secrets.keys()]), byteStrings([...secrets.values()])],
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
