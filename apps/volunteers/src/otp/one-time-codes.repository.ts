import { Injectable } from '@nestjs/common';
import type { OtpPurpose } from '@liandong/contracts/notifications/notification';
import type { EntityManager } from 'typeorm';
import { OneTimeCodeRow } from './one-time-code.entity.js';
import type { Attempt } from './otp-policy.js';

@Injectable()
export class OneTimeCodesRepository {
  /**
   * Replaces the phone's code, unless the one before is too young; one for something else that was used is not in the
   * way. False then.
   */
  async replace(
    tx: EntityManager,
    code: Pick<OneTimeCodeRow, 'phoneIndex' | 'purpose' | 'codeHash' | 'expiresAt' | 'resendAt'>,
    now: Date,
  ): Promise<boolean> {
    const written: unknown[] = await tx.query(
      `INSERT INTO one_time_codes AS code (phone_index, purpose, code_hash, expires_at, resend_at, wrong_attempts)
       VALUES ($1, $6, $2, $3, $4, 0)
       ON CONFLICT (phone_index) DO UPDATE
       SET purpose = excluded.purpose, code_hash = excluded.code_hash, expires_at = excluded.expires_at,
           resend_at = excluded.resend_at, wrong_attempts = 0, used_at = NULL, session_id = NULL
       WHERE code.resend_at <= $5 OR (code.purpose <> excluded.purpose AND code.used_at IS NOT NULL)
       RETURNING phone_index`,
      [code.phoneIndex, code.codeHash, code.expiresAt, code.resendAt, now, code.purpose],
    );
    return written.length > 0;
  }

  /** When the phone may have another code; null when it has none. */
  async resendAt(tx: EntityManager, phoneIndex: Buffer): Promise<Date | null> {
    const code = await tx.findOneBy(OneTimeCodeRow, { phoneIndex });
    return code?.resendAt ?? null;
  }

  /** Lets the phone have another code at once; this one stays valid, in case it did arrive. */
  async allowResend(tx: EntityManager, phoneIndex: Buffer, codeHash: Buffer, now: Date): Promise<void> {
    await tx.query('UPDATE one_time_codes SET resend_at = $3 WHERE phone_index = $1 AND code_hash = $2', [
      phoneIndex,
      codeHash,
      now,
    ]);
  }

  /**
   * Tries a code in one conditional write, which counts a wrong attempt or binds the code to a session. Two
   * at once take turns on the row; null when there is no code to try (none, expired, used up or used, or a code for
   * something else).
   */
  async attempt(
    tx: EntityManager,
    given: {
      phoneIndex: Buffer;
      purpose: OtpPurpose;
      codeHash: Buffer;
      now: Date;
      /** Used before this instant: used for good. */
      doubleTapSince: Date;
      maxWrongAttempts: number;
      /** The session that the code is to open when it is right and still unused. */
      sessionId: string;
    },
  ): Promise<Attempt | null> {
    const [rows]: [Attempt[], number] = await tx.query(
      `UPDATE one_time_codes
       SET wrong_attempts = wrong_attempts + CASE WHEN code_hash = $2 THEN 0 ELSE 1 END,
           used_at = CASE WHEN code_hash = $2 THEN coalesce(used_at, $3) END,
           session_id = CASE WHEN code_hash = $2 THEN coalesce(session_id, $4) END
       WHERE phone_index = $1 AND purpose = $7 AND expires_at > $3 AND wrong_attempts < $5
         AND (used_at IS NULL OR (used_at > $6 AND code_hash = $2))
       RETURNING code_hash = $2 AS right, wrong_attempts AS "wrongAttempts", session_id AS "sessionId"`,
      [
        given.phoneIndex,
        given.codeHash,
        given.now,
        given.sessionId,
        given.maxWrongAttempts,
        given.doubleTapSince,
        given.purpose,
      ],
    );
    return rows[0] ?? null;
  }

  async deleteExpired(tx: EntityManager, before: Date): Promise<void> {
    await tx.query('DELETE FROM one_time_codes WHERE expires_at < $1', [before]);
  }
}
