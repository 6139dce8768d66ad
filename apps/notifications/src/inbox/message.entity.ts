import type { MessageKind } from '@liandong/contracts/notifications/notification';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A message in a member's inbox, written once in the language that the member had then. */
@Entity('messages')
@Index('messages_of_recipient', ['recipientId', 'deliveredAt', 'id'])
@Index('messages_unread', { synchronize: false })
export class MessageRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'messages_pkey' })
  id!: string;

  @Column('uuid', { name: 'recipient_id' })
  recipientId!: string;

  @Column('text')
  kind!: MessageKind;

  @Column('text')
  title!: string;

  @Column('text')
  body!: string;

  @Column('uuid', { name: 'activity_id', nullable: true })
  activityId!: string | null;

  @Column('uuid', { name: 'wish_id', nullable: true })
  wishId!: string | null;

  @Column('uuid', { name: 'case_id', nullable: true })
  caseId!: string | null;

  @Column('timestamptz', { name: 'delivered_at' })
  deliveredAt!: Date;

  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt!: Date | null;
}
