import { messagingTables } from '@liandong/messaging/outbox';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `CREATE TABLE recipients (
     id uuid CONSTRAINT recipients_pkey PRIMARY KEY,
     version integer NOT NULL,
     display_name text NOT NULL,
     language text NOT NULL
   )`,
  `CREATE TABLE activities (
     id uuid CONSTRAINT activities_pkey PRIMARY KEY,
     version integer NOT NULL,
     status text NOT NULL,
     title text NOT NULL,
     place text NOT NULL,
     starts_at timestamptz NOT NULL
   )`,
  `CREATE TABLE sign_ups (
     activity_id uuid NOT NULL,
     volunteer_id uuid NOT NULL,
     version integer NOT NULL,
     status text NOT NULL,
     CONSTRAINT sign_ups_pkey PRIMARY KEY (activity_id, volunteer_id)
   )`,
  `CREATE TABLE messages (
     id uuid CONSTRAINT messages_pkey PRIMARY KEY,
     recipient_id uuid NOT NULL,
     kind text NOT NULL,
     title text NOT NULL,
     body text NOT NULL,
     activity_id uuid,
     delivered_at timestamptz NOT NULL,
     read_at timestamptz
   )`,
  `CREATE INDEX messages_of_recipient ON messages (recipient_id, delivered_at, id)`,
  `CREATE INDEX messages_unread ON messages (recipient_id) WHERE read_at IS NULL`,
  `CREATE TABLE mailbox_messages (
     id uuid CONSTRAINT mailbox_messages_pkey PRIMARY KEY,
     recipient text NOT NULL,
     body text NOT NULL,
     otp text,
     sent_at timestamptz NOT NULL
   )`,
  `CREATE INDEX mailbox_messages_sent_at ON mailbox_messages (sent_at, id)`,
  `CREATE TABLE reminders (
     id uuid CONSTRAINT reminders_pkey PRIMARY KEY,
     activity_id uuid NOT NULL,
     volunteer_id uuid NOT NULL,
     lead_minutes integer NOT NULL,
     version integer NOT NULL,
     queued_version integer NOT NULL,
     due_at timestamptz NOT NULL,
     status text NOT NULL,
     sent_at timestamptz,
     CONSTRAINT reminders_once UNIQUE (activity_id, volunteer_id, lead_minutes)
   )`,
  `CREATE INDEX reminders_of_volunteer ON reminders (volunteer_id, due_at, id)`,
  `CREATE INDEX reminders_due ON reminders (due_at) WHERE status = 'planned'`,
  `CREATE INDEX reminders_unqueued ON reminders (due_at) WHERE status = 'planned' AND queued_version < version`,
];

/** Copies of what the other services tell, messages and reminders. */
export class CreateNotifications1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...messagingTables, ...tables]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE reminders, mailbox_messages, messages, sign_ups, activities, recipients, inbox, outbox',
    );
  }
}
