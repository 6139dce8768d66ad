import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A text message that the development mailbox caught. */
@Entity('mailbox_messages')
@Index('mailbox_messages_sent_at', ['sentAt', 'id'])
export class MailboxMessageRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mailbox_messages_pkey' })
  id!: string;

  @Column('text', { name: 'recipient' })
  to!: string;

  @Column('text')
  body!: string;

  @Column('text', { nullable: true })
  otp!: string | null;

  @Column('timestamptz', { name: 'sent_at' })
  sentAt!: Date;
}
