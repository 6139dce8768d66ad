import type { Reminder } from '@liandong/contracts/notifications/notification';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A reminder of one person for one activity, so long before its start. The row is the truth; a job only helps. */
@Entity('reminders')
@Unique('reminders_once', ['activityId', 'volunteerId', 'leadMinutes'])
@Index('reminders_of_volunteer', ['volunteerId', 'dueAt', 'id'])
@Index('reminders_due', { synchronize: false })
@Index('reminders_unqueued', { synchronize: false })
export class ReminderRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'reminders_pkey' })
  id!: string;

  @Column('uuid', { name: 'activity_id' })
  activityId!: string;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId!: string;

  @Column('integer', { name: 'lead_minutes' })
  leadMinutes!: number;

  /** Grows with each new plan; a job of an older version does nothing. */
  @Column('integer')
  version!: number;

  /** The version for which a job was last planned. */
  @Column('integer', { name: 'queued_version' })
  queuedVersion!: number;

  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Column('text')
  status!: Reminder['status'];

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;
}
