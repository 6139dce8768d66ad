import { messagingTables } from '@liandong/messaging/outbox';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `CREATE TABLE teams (
     id uuid PRIMARY KEY,
     version integer NOT NULL,
     name text NOT NULL,
     organization_id uuid NOT NULL,
     organization_name text NOT NULL,
     organization_path text NOT NULL
   )`,
  `CREATE TABLE volunteers (
     id uuid PRIMARY KEY,
     version integer NOT NULL,
     display_name text NOT NULL,
     language text NOT NULL
   )`,
  `CREATE TABLE activities (
     id uuid PRIMARY KEY,
     version integer NOT NULL,
     status text NOT NULL,
     team_id uuid NOT NULL CONSTRAINT activities_team REFERENCES teams (id),
     title text NOT NULL,
     activity_class text NOT NULL,
     linked_parties text[] NOT NULL,
     place text NOT NULL,
     description text NOT NULL,
     starts_at timestamptz NOT NULL,
     ends_at timestamptz NOT NULL,
     capacity integer,
     early_minutes integer NOT NULL,
     late_minutes integer NOT NULL,
     walk_ins boolean NOT NULL,
     cancel_reason text,
     created_by uuid NOT NULL,
     created_at timestamptz NOT NULL,
     CONSTRAINT activities_status CHECK (status IN ('draft', 'published', 'cancelled', 'completed')),
     CONSTRAINT activities_times CHECK (starts_at < ends_at AND ends_at <= starts_at + interval '24 hours'),
     CONSTRAINT activities_capacity CHECK (capacity >= 1),
     CONSTRAINT activities_cancel_reason CHECK ((status = 'cancelled') = (cancel_reason IS NOT NULL))
   )`,
  `CREATE INDEX activities_starts_at ON activities (starts_at, id)`,
  `CREATE INDEX activities_team_starts_at ON activities (team_id, starts_at, id)`,
  // The position is taken under the activity's lock: it is the order in which people came.
  `CREATE SEQUENCE sign_up_position AS bigint`,
  `CREATE TABLE sign_ups (
     activity_id uuid NOT NULL CONSTRAINT sign_ups_activity REFERENCES activities (id),
     volunteer_id uuid NOT NULL,
     version integer NOT NULL,
     status text NOT NULL,
     signed_up_at timestamptz NOT NULL,
     position bigint NOT NULL,
     PRIMARY KEY (activity_id, volunteer_id),
     CONSTRAINT sign_ups_status CHECK (status IN ('signedUp', 'waitlisted', 'withdrawn'))
   )`,
  `CREATE INDEX sign_ups_queue ON sign_ups (activity_id, status, position)`,
  `CREATE INDEX sign_ups_volunteer ON sign_ups (volunteer_id)`,
];

/** Activities and sign-ups, and copies of the teams and volunteers that they speak of. */
export class CreateActivities1763913600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...messagingTables, ...tables]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_ups, activities, volunteers, teams, inbox, outbox');
    await runner.query('DROP SEQUENCE sign_up_position');
  }
}
