import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { VolunteerRow } from '../accounts/volunteer.entity.js';

/** A sign-in on one device, and the family of the refresh tokens that follow from it. */
@Entity('sessions')
export class SessionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'sessions_pkey' })
  id!: string;

  @Index('sessions_volunteer_id')
  @ForeignKey(() => VolunteerRow, { name: 'sessions_volunteer', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'volunteer_id' })
  volunteerId!: string;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;

  /** When its youngest refresh token runs out. */
  @Index('sessions_expires_at')
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
