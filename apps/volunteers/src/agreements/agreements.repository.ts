import { Injectable } from '@nestjs/common';
import type { Agreement } from '@liandong/contracts/people/organization';
import type { EntityManager } from 'typeorm';
import type { AgreementRow } from './agreement.entity.js';

export interface AgreementFilter {
  communityId?: string | undefined;
  partnerId?: string | undefined;
  /** The last one already seen. */
  after?: readonly [signedOn: string, id: string] | undefined;
  limit: number;
}

@Injectable()
export class AgreementsRepository {
  /** The latest first. */
  async list(tx: EntityManager, filter: AgreementFilter): Promise<Agreement[]> {
    return tx.query(
      `SELECT agreement.id, partner_id AS "partnerId", partner.name AS "partnerName",
              community_id AS "communityId", community.name AS "communityName",
              signed_on::text AS "signedOn", commitments
       FROM agreements agreement
       JOIN organizations partner ON partner.id = partner_id
       JOIN organizations community ON community.id = community_id
       WHERE ($1::uuid IS NULL OR community_id = $1)
         AND ($2::uuid IS NULL OR partner_id = $2)
         AND ($3::date IS NULL OR (signed_on, agreement.id) < ($3, $4::uuid))
       ORDER BY signed_on DESC, agreement.id DESC
       LIMIT $5`,
      [
        filter.communityId ?? null,
        filter.partnerId ?? null,
        filter.after?.[0] ?? null,
        filter.after?.[1] ?? null,
        filter.limit,
      ],
    );
  }

  /** Those that exist already stay as they are. Answers how many were new. */
  async insertNew(tx: EntityManager, rows: readonly AgreementRow[]): Promise<number> {
    const inserted: unknown[] = await tx.query(
      `INSERT INTO agreements (id, partner_id, community_id, signed_on, commitments)
       SELECT id, partner_id, community_id, signed_on,
              ARRAY(SELECT jsonb_array_elements_text(commitments))
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::date[], $5::jsonb[])
         AS agreement (id, partner_id, community_id, signed_on, commitments)
       ON CONFLICT (id) DO NOTHING
       RETURNING id`,
      [
        rows.map((row) => row.id),
        rows.map((row) => row.partnerId),
        rows.map((row) => row.communityId),
        rows.map((row) => row.signedOn),
        rows.map((row) => JSON.stringify(row.commitments)),
      ],
    );
    return inserted.length;
  }
}
