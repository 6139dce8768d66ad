import type { Language } from '@liandong/contracts/common/scalars';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { OrganizationRow } from '../organizations/organization.entity.js';

@Entity('volunteers')
@Unique('volunteers_phone', ['phoneIndex'])
export class VolunteerRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'volunteers_pkey' })
  id!: string;

  /** Counts the changes that other services hear of. */
  @Column('integer')
  version!: number;

  /** Empty until the person has entered a name. */
  @Column('text', { name: 'display_name' })
  displayName!: string;

  @Column('text', { name: 'name_search' })
  nameSearch!: string;

  @Column('bytea', { name: 'phone_sealed' })
  phoneSealed!: Buffer;

  @Column('bytea', { name: 'phone_index' })
  phoneIndex!: Buffer;

  /** Argon2id; null for those who sign in by one-time code only. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  @Column('text')
  language!: Language;

  /** Community workers only: the community that employs them. */
  @ForeignKey(() => OrganizationRow, { name: 'volunteers_employer' })
  @Column('uuid', { name: 'employer_id', nullable: true })
  employerId!: string | null;

  @Column('timestamptz', { name: 'joined_at' })
  joinedAt!: Date;
}
