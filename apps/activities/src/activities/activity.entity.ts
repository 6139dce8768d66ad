import type { ActivityStatus } from '@liandong/contracts/activities/activity';
import type { ActivityClass, LinkedParty } from '@liandong/contracts/activities/activity-class';
import type {
  Break,
  CheckInWay,
  CheckOutRule,
  VenuePosition,
} from '@liandong/contracts/check-ins/check-in-policy';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { z } from 'zod';
import { TeamEntity } from '../directory/team.entity.js';

/** An activity that a team schedules. Minutes and times as in the contract. */
@Entity('activities')
@Index('activities_starts_at', ['startsAt', 'id'])
@Index('activities_team_starts_at', ['teamId', 'startsAt', 'id'])
@Check('activities_status', `status IN ('draft', 'published', 'cancelled', 'completed')`)
@Check('activities_times', `starts_at < ends_at AND ends_at <= starts_at + interval '24 hours'`)
@Check('activities_capacity', 'capacity >= 1')
@Check('activities_cancel_reason', `(status = 'cancelled') = (cancel_reason IS NOT NULL)`)
export class ActivityEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** Grows by one with each change; readers who change it send back the one that they saw. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  status!: ActivityStatus;

  @Column({ name: 'team_id', type: 'uuid' })
  teamId!: string;

  @ManyToOne(() => TeamEntity)
  @JoinColumn({ name: 'team_id', foreignKeyConstraintName: 'activities_team' })
  team?: Relation<TeamEntity>;

  @Column({ type: 'text' })
  title!: string;

  @Column({ name: 'activity_class', type: 'text' })
  activityClass!: ActivityClass;

  @Column({ name: 'linked_parties', type: 'text', array: true })
  linkedParties!: z.infer<typeof LinkedParty>[];

  @Column({ type: 'text' })
  place!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt!: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt!: Date;

  /** null: no limit. */
  @Column({ type: 'integer', nullable: true })
  capacity!: number | null;

  @Column({ name: 'early_minutes', type: 'integer' })
  earlyMinutes!: number;

  @Column({ name: 'late_minutes', type: 'integer' })
  lateMinutes!: number;

  @Column({ name: 'walk_ins', type: 'boolean' })
  walkIns!: boolean;

  @Column({ type: 'text', array: true })
  ways!: CheckInWay[];

  @Column({ name: 'check_out', type: 'text' })
  checkOut!: CheckOutRule;

  @Column({ type: 'jsonb' })
  breaks!: Break[];

  @Column({ type: 'jsonb', nullable: true })
  position!: VenuePosition | null;

  @Column({ name: 'cancel_reason', type: 'text', nullable: true })
  cancelReason!: string | null;

  /** null where it is not cancelled, and where it is not known: it was not kept before. */
  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true })
  cancelledAt!: Date | null;

  /**
   * The end that was planned when something was changed while people checked in: they wait until then at most. null
   * where nothing was.
   */
  @Column({ name: 'waits_until', type: 'timestamptz', nullable: true })
  waitsUntil!: Date | null;

  /** null for a draft, and where it is not known: it was not kept before. */
  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;

  /** Who answers for it: at first whoever made it. */
  @Column({ name: 'responsible_id', type: 'uuid' })
  responsibleId!: string;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
