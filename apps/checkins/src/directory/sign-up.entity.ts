import type { SignUpStatus } from '@liandong/contracts/activities/sign-up';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sign-up as the activities service last told of it. */
@Entity('sign_ups')
export class SignUpEntity {
  @PrimaryColumn('uuid', { name: 'activity_id' })
  activityId!: string;

  @PrimaryColumn('uuid', { name: 'volunteer_id' })
  volunteerId!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  status!: SignUpStatus;
}
