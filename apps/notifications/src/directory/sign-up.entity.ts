import type { SignUpStatus } from '@liandong/contracts/activities/sign-up';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A copy of a sign-up, filled by the events of the activities service. */
@Entity('sign_ups')
export class SignUpRow {
  @PrimaryColumn('uuid', { name: 'activity_id', primaryKeyConstraintName: 'sign_ups_pkey' })
  activityId!: string;

  @PrimaryColumn('uuid', { name: 'volunteer_id', primaryKeyConstraintName: 'sign_ups_pkey' })
  volunteerId!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  status!: SignUpStatus;
}
