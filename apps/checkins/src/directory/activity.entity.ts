import type { ActivityStatus } from '@liandong/contracts/activities/activity';
import type { ActivityClass, LinkedParty } from '@liandong/contracts/activities/activity-class';
import type {
  Break,
  CheckInWay,
  CheckOutRule,
  VenuePosition,
} from '@liandong/contracts/check-ins/check-in-policy';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An activity as the activities service last told of it. */
@Entity('activities')
export class ActivityEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  status!: ActivityStatus;

  @Column('uuid', { name: 'team_id' })
  teamId!: string;

  @Column('text', { name: 'organization_path' })
  organizationPath!: string;

  @Column('text')
  title!: string;

  @Column('text')
  place!: string;

  /** What was done there, for certificates. */
  @Column('text')
  description!: string;

  /** Who answers for it; null where it is not known. */
  @Column('uuid', { name: 'responsible_id', nullable: true })
  responsibleId!: string | null;

  @Column('text', { name: 'linked_parties', array: true })
  linkedParties!: LinkedParty[];

  @Column('text', { name: 'activity_class' })
  activityClass!: ActivityClass;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Index('activities_ends_at')
  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;

  /** The earliest start and the latest end that it had before it was moved: what was recorded then lies there. */
  @Column('timestamptz', { name: 'earlier_start', nullable: true, select: false })
  earlierStart?: Date | null;

  @Column('timestamptz', { name: 'later_end', nullable: true, select: false })
  laterEnd?: Date | null;

  /** null for a draft, and where it is not known. */
  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt!: Date | null;

  /** When it was heard that it is cancelled. */
  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt!: Date | null;

  @Column('integer', { name: 'early_minutes' })
  earlyMinutes!: number;

  @Column('integer', { name: 'late_minutes' })
  lateMinutes!: number;

  @Column('boolean', { name: 'walk_ins' })
  walkIns!: boolean;

  @Column('text', { array: true })
  ways!: CheckInWay[];

  @Column('text', { name: 'check_out' })
  checkOut!: CheckOutRule;

  @Column('jsonb')
  breaks!: Break[];

  @Column('jsonb', { nullable: true })
  position!: VenuePosition | null;

  @Index('activities_venue_ref')
  @Column('text', { name: 'venue_ref' })
  venueRef!: string;

  /** Raised to make every code of this activity that is in the world useless. */
  @Column('integer', { name: 'key_version', default: 1 })
  keyVersion!: number;

  /** When that was done last; null where it never was, or it is not known when. */
  @Column('timestamptz', { name: 'codes_valid_from', nullable: true })
  codesValidFrom!: Date | null;

  /** `YYYY-MM-01`: the partition of its check-ins, fixed when it was first heard of. */
  @Column('date', { name: 'fact_month' })
  factMonth!: string;
}
