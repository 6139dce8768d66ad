import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What decides whether a person's member codes are good. */
export interface CodeHolder {
  volunteer_id: string;
  display_name: string;
  erased: boolean;
  /** Codes issued before this are revoked. */
  codes_valid_from: Date | null;
}

@Injectable()
export class MemberCodesRepository {
  findHolders(tx: EntityManager, volunteerIds: readonly string[]): Promise<CodeHolder[]> {
    return tx.query(
      `SELECT volunteer.id AS volunteer_id, display_name, erased_at IS NOT NULL AS erased, codes_valid_from
       FROM volunteers volunteer
       LEFT JOIN member_code_revocations ON volunteer_id = volunteer.id
       WHERE volunteer.id = ANY($1::uuid[])`,
      [volunteerIds],
    );
  }

  /** Makes the codes issued before useless; a later revocation stays where there is one. */
  async revoke(
    tx: EntityManager,
    revocation: { volunteerId: string; validFrom: Date; revokedBy: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO member_code_revocations (volunteer_id, codes_valid_from, revoked_by)
       VALUES ($1, $2, $3)
       ON CONFLICT (volunteer_id) DO UPDATE
         SET codes_valid_from = excluded.codes_valid_from, revoked_by = excluded.revoked_by
       WHERE excluded.codes_valid_from > member_code_revocations.codes_valid_from`,
      [revocation.volunteerId, revocation.validFrom, revocation.revokedBy],
    );
  }

  /** Everybody whose codes were ever revoked. */
  findRevocations(tx: EntityManager): Promise<{ volunteer_id: string; codes_valid_from: Date }[]> {
    return tx.query(
      'SELECT volunteer_id, codes_valid_from FROM member_code_revocations ORDER BY volunteer_id',
    );
  }

  findSignedUp(tx: EntityManager, activityId: string): Promise<{ volunteer_id: string }[]> {
    return tx.query(`SELECT volunteer_id FROM sign_ups WHERE activity_id = $1 AND status = 'signedUp'`, [
      activityId,
    ]);
  }

  findPresent(
    tx: EntityManager,
    activityId: string,
    factMonth: string,
  ): Promise<{ volunteer_id: string; direction: 'in' | 'out'; at: Date }[]> {
    return tx.query(
      `SELECT volunteer_id, direction, at FROM valid_check_ins WHERE fact_month = $2 AND activity_id = $1
       ORDER BY at, volunteer_id`,
      [activityId, factMonth],
    );
  }
}
