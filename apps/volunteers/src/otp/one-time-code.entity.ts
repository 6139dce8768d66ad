import type { OtpPurpose } from '@liandong/contracts/notifications/notification';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The latest code of a phone. The person may be unknown yet: the phone's blind index is the key. */
@Entity('one_time_codes')
export class OneTimeCodeRow {
  @PrimaryColumn('bytea', { name: 'phone_index', primaryKeyConstraintName: 'one_time_codes_pkey' })
  phoneIndex!: Buffer;

  /** A code is good for this and nothing else. */
  @Column('text')
  purpose!: OtpPurpose;

  @Column('bytea', { name: 'code_hash' })
  codeHash!: Buffer;

  @Index('one_time_codes_expires_at')
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'resend_at' })
  resendAt!: Date;

  @Column('integer', { name: 'wrong_attempts' })
  wrongAttempts!: number;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;

  /** The session that the code opened; a double tap gets the same. */
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId!: string | null;
}
