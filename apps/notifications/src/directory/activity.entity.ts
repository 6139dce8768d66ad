import type { ActivityStatus } from '@liandong/contracts/activities/activity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A copy of an activity, filled by the events of the activities service. */
@Entity('activities')
export class ActivityRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'activities_pkey' })
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  status!: ActivityStatus;

  @Column('text')
  title!: string;

  @Column('text')
  place!: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  /** Null of an activity that was heard of before this was kept. */
  @Column('timestamptz', { name: 'ends_at', nullable: true })
  endsAt!: Date | null;

  /** What counts and how people leave, to be compared; null as above. */
  @Column('text', { nullable: true })
  rules!: string | null;
}
