import type { SignUpStatus } from '@liandong/contracts/activities/sign-up';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ActivityEntity } from '../activities/activity.entity.js';

/** A person's one sign-up for an activity; signing up again after withdrawing reuses the row. */
@Entity('sign_ups')
@Index('sign_ups_queue', ['activityId', 'status', 'position'])
@Index('sign_ups_volunteer', ['volunteerId'])
@Check('sign_ups_status', `status IN ('signedUp', 'waitlisted', 'withdrawn')`)
export class SignUpEntity {
  @PrimaryColumn({ name: 'activity_id', type: 'uuid' })
  activityId!: string;

  @ManyToOne(() => ActivityEntity)
  @JoinColumn({ name: 'activity_id', foreignKeyConstraintName: 'sign_ups_activity' })
  activity?: Relation<ActivityEntity>;

  @PrimaryColumn({ name: 'volunteer_id', type: 'uuid' })
  volunteerId!: string;

  /** Grows by one with each change of the status. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  status!: SignUpStatus;

  @Column({ name: 'signed_up_at', type: 'timestamptz' })
  signedUpAt!: Date;

  /** Where in the order of arrival, over all activities; bigint comes as text. */
  @Column({ type: 'bigint' })
  position!: string;
}
