import type { ActivityStatus } from '@liandong/contracts/activities/activity';
import type { ActivityClass } from '@liandong/contracts/activities/activity-class';
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

  @Column('text', { name: 'activity_class' })
  activityClass!: ActivityClass;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Index('activities_ends_at')
  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;

  @Column('integer', { name: 'early_minutes' })
  earlyMinutes!: number;

  @Column('integer', { name: 'late_minutes' })
  lateMinutes!: number;

  @Column('boolean', { name: 'walk_ins' })
  walkIns!: boolean;

  @Index('activities_venue_ref')
  @Column('text', { name: 'venue_ref' })
  venueRef!: string;

  /** Raised to make every code of this activity that is in the world useless. */
  @Column('integer', { name: 'key_version', default: 1 })
  keyVersion!: number;

  /** `YYYY-MM-01`: the partition of its check-ins, fixed when it was first heard of. */
  @Column('date', { name: 'fact_month' })
  factMonth!: string;
}
