import { messagingTables } from '@liandong/messaging/outbox';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `CREATE TABLE organizations (
     id uuid CONSTRAINT organizations_pkey PRIMARY KEY,
     parent_id uuid CONSTRAINT organizations_parent REFERENCES organizations (id),
     kind text NOT NULL,
     code text NOT NULL,
     path text NOT NULL CONSTRAINT organizations_path UNIQUE,
     name text NOT NULL,
     name_search text NOT NULL,
     responsible_unit_id uuid CONSTRAINT organizations_responsible_unit REFERENCES organizations (id),
     contact_id uuid
   )`,
  `CREATE INDEX organizations_path_order ON organizations (path COLLATE "C")`,
  `CREATE INDEX organizations_parent_id ON organizations (parent_id)`,
  `CREATE TABLE volunteers (
     id uuid CONSTRAINT volunteers_pkey PRIMARY KEY,
     version integer NOT NULL,
     display_name text NOT NULL,
     name_search text NOT NULL,
     phone_sealed bytea NOT NULL,
     phone_index bytea NOT NULL CONSTRAINT volunteers_phone UNIQUE,
     password_hash text,
     language text NOT NULL,
     employer_id uuid CONSTRAINT volunteers_employer REFERENCES organizations (id),
     joined_at timestamptz NOT NULL
   )`,
  `CREATE TABLE role_grants (
     id uuid CONSTRAINT role_grants_pkey PRIMARY KEY,
     volunteer_id uuid NOT NULL
       CONSTRAINT role_grants_volunteer REFERENCES volunteers (id) ON DELETE CASCADE,
     role text NOT NULL,
     organization_id uuid CONSTRAINT role_grants_organization REFERENCES organizations (id),
     granted_at timestamptz NOT NULL,
     CONSTRAINT role_grants_scope CHECK ((role = 'organiser') = (organization_id IS NOT NULL))
   )`,
  `CREATE UNIQUE INDEX role_grants_once ON role_grants (volunteer_id, role, organization_id) NULLS NOT DISTINCT`,
  `CREATE TABLE teams (
     id uuid CONSTRAINT teams_pkey PRIMARY KEY,
     version integer NOT NULL,
     name text NOT NULL,
     name_search text NOT NULL,
     kind text NOT NULL,
     organization_id uuid NOT NULL CONSTRAINT teams_organization REFERENCES organizations (id)
   )`,
  `CREATE INDEX teams_name_order ON teams (name COLLATE "zh-x-icu", id)`,
  `CREATE TABLE team_members (
     team_id uuid NOT NULL CONSTRAINT team_members_team REFERENCES teams (id) ON DELETE CASCADE,
     volunteer_id uuid NOT NULL
       CONSTRAINT team_members_volunteer REFERENCES volunteers (id) ON DELETE CASCADE,
     leads boolean NOT NULL,
     joined_at timestamptz NOT NULL,
     CONSTRAINT team_members_pkey PRIMARY KEY (team_id, volunteer_id)
   )`,
  `CREATE INDEX team_members_volunteer_id ON team_members (volunteer_id)`,
  `CREATE TABLE agreements (
     id uuid CONSTRAINT agreements_pkey PRIMARY KEY,
     partner_id uuid NOT NULL CONSTRAINT agreements_partner REFERENCES organizations (id),
     community_id uuid NOT NULL CONSTRAINT agreements_community REFERENCES organizations (id),
     signed_on date NOT NULL,
     commitments text[] NOT NULL
   )`,
  `CREATE INDEX agreements_signed_on ON agreements (signed_on, id)`,
  `CREATE INDEX agreements_community_id ON agreements (community_id)`,
  `CREATE INDEX agreements_partner_id ON agreements (partner_id)`,
  `CREATE TABLE one_time_codes (
     phone_index bytea CONSTRAINT one_time_codes_pkey PRIMARY KEY,
     code_hash bytea NOT NULL,
     expires_at timestamptz NOT NULL,
     resend_at timestamptz NOT NULL,
     wrong_attempts integer NOT NULL,
     used_at timestamptz,
     session_id uuid
   )`,
  `CREATE INDEX one_time_codes_expires_at ON one_time_codes (expires_at)`,
  `CREATE TABLE sessions (
     id uuid CONSTRAINT sessions_pkey PRIMARY KEY,
     volunteer_id uuid NOT NULL
       CONSTRAINT sessions_volunteer REFERENCES volunteers (id) ON DELETE CASCADE,
     opened_at timestamptz NOT NULL,
     expires_at timestamptz NOT NULL,
     ended_at timestamptz
   )`,
  `CREATE INDEX sessions_volunteer_id ON sessions (volunteer_id)`,
  `CREATE INDEX sessions_expires_at ON sessions (expires_at)`,
  `CREATE TABLE refresh_tokens (
     token_hash bytea CONSTRAINT refresh_tokens_pkey PRIMARY KEY,
     session_id uuid NOT NULL
       CONSTRAINT refresh_tokens_session REFERENCES sessions (id) ON DELETE CASCADE,
     issued_at timestamptz NOT NULL,
     expires_at timestamptz NOT NULL,
     rotated_at timestamptz
   )`,
  `CREATE INDEX refresh_tokens_session_id ON refresh_tokens (session_id)`,
];

/** Organisations, volunteers, teams, agreements, and what signing in needs. */
export class CreatePeople1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...messagingTables, ...tables]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE refresh_tokens, sessions, one_time_codes, agreements, team_members, teams, role_grants,
       volunteers, organizations, inbox, outbox`,
    );
  }
}
