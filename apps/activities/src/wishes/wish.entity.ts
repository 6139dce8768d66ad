import type { WishStatus } from '@liandong/contracts/activities/wish';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { OrganizationEntity } from '../directory/organization.entity.js';

/** A micro-wish. Its texts are for everybody; whom to turn to is sealed, and gone when it has ended. */
@Entity('wishes')
@Index('wishes_posted_at', ['postedAt', 'id'])
@Index('wishes_status_posted_at', ['status', 'postedAt', 'id'])
@Index('wishes_claimed_by', ['claimedBy', 'postedAt', 'id'])
@Index('wishes_posted_by', ['postedBy', 'postedAt', 'id'])
@Check('wishes_status', `status IN ('open', 'claimed', 'fulfilled', 'confirmed', 'withdrawn')`)
@Check('wishes_claimer', `status NOT IN ('claimed', 'fulfilled', 'confirmed') OR claimed_by IS NOT NULL`)
@Check('wishes_four_eyes', 'confirmed_by <> claimed_by')
@Check('wishes_contact', `status NOT IN ('confirmed', 'withdrawn') OR contact_sealed IS NULL`)
export class WishEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** Grows by one with each change; readers who change it send back the one that they saw. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  status!: WishStatus;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @ManyToOne(() => OrganizationEntity)
  @JoinColumn({ name: 'organization_id', foreignKeyConstraintName: 'wishes_organization' })
  organization?: Relation<OrganizationEntity>;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  details!: string;

  /** A day in Asia/Shanghai, `YYYY-MM-DD`. */
  @Column({ name: 'needed_by', type: 'date', nullable: true })
  neededBy!: string | null;

  /** By `TextVault`, bound to the wish's id. */
  @Column({ name: 'contact_sealed', type: 'bytea', nullable: true })
  contactSealed!: Buffer | null;

  @Column({ name: 'posted_by', type: 'uuid' })
  postedBy!: string;

  @Column({ name: 'posted_at', type: 'timestamptz' })
  postedAt!: Date;

  @Column({ name: 'claimed_by', type: 'uuid', nullable: true })
  claimedBy!: string | null;

  @Column({ name: 'claimed_at', type: 'timestamptz', nullable: true })
  claimedAt!: Date | null;

  @Column({ name: 'fulfilled_at', type: 'timestamptz', nullable: true })
  fulfilledAt!: Date | null;

  @Column({ name: 'fulfil_note', type: 'text' })
  fulfilNote!: string;

  @Column({ name: 'confirmed_by', type: 'uuid', nullable: true })
  confirmedBy!: string | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  /** Why it was opened anew; until somebody claims it. */
  @Column({ name: 'return_reason', type: 'text', nullable: true })
  returnReason!: string | null;

  @Column({ name: 'withdraw_reason', type: 'text', nullable: true })
  withdrawReason!: string | null;
}
