import type { Language } from '@liandong/contracts/common/scalars';
import type { MessageKind } from '@liandong/contracts/notifications/notification';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MessageText } from '../texts/message-texts.js';

/** A message in a member's inbox, as it was sent in the language that the member had then. */
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

  /** The same in the other languages, for who reads it in one of them; null for one of before there were any. */
  @Column('jsonb', { nullable: true })
  translations!: Partial<Record<Language, MessageText>> | null;

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
