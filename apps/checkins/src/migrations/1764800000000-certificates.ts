import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `CREATE TABLE certificate_seals (
     hash bytea PRIMARY KEY,
     png bytea NOT NULL
   )`,
  `CREATE TABLE certificate_settings (
     only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
     platform_name text NOT NULL,
     recording_unit text NOT NULL,
     seal_hash bytea REFERENCES certificate_seals
   )`,
  `CREATE TABLE certificate_batches (
     id uuid PRIMARY KEY,
     team_id uuid NOT NULL,
     from_day date NOT NULL,
     to_day date NOT NULL,
     created_by uuid NOT NULL,
     created_at timestamptz NOT NULL,
     finished_at timestamptz
   )`,
  `CREATE INDEX certificate_batches_team ON certificate_batches (team_id, created_at)`,
  `CREATE INDEX certificate_batches_unfinished ON certificate_batches (created_at) WHERE finished_at IS NULL`,
  `CREATE TABLE certificate_batch_members (
     batch_id uuid NOT NULL REFERENCES certificate_batches,
     position integer NOT NULL,
     volunteer_id uuid NOT NULL,
     state text NOT NULL DEFAULT 'waiting',
     certificate_id uuid,
     PRIMARY KEY (batch_id, position)
   )`,
  `CREATE TABLE certificates (
     id uuid PRIMARY KEY,
     number text NOT NULL CONSTRAINT certificates_number UNIQUE,
     volunteer_id uuid NOT NULL,
     team_id uuid,
     issued_by uuid NOT NULL,
     issued_at timestamptz NOT NULL,
     from_day date NOT NULL,
     to_day date NOT NULL,
     languages text NOT NULL,
     holder_name text,
     second_name text,
     id_document_salt bytea,
     id_document_hash bytea,
     platform_name text NOT NULL,
     recording_unit text NOT NULL,
     seal_hash bytea REFERENCES certificate_seals,
     device_minutes integer NOT NULL,
     leader_minutes integer NOT NULL,
     retro_minutes integer NOT NULL,
     times integer NOT NULL,
     services json NOT NULL,
     entry_ids uuid[] NOT NULL,
     shown text[] NOT NULL,
     replaces text,
     replaced_by text,
     replaced_at timestamptz,
     replaced_by_entry uuid,
     revoked_at timestamptz,
     revoked_by uuid,
     revoke_reason text
   )`,
  `COMMENT ON COLUMN certificates.holder_name IS 'null after the person was erased, as are all personal parts'`,
  `COMMENT ON COLUMN certificates.services IS 'the lines as they were certified: day, title, unit, class, minutes by grade'`,
  `COMMENT ON COLUMN certificates.replaced_by_entry IS 'the correction or late entry that changed what it certifies'`,
  `CREATE INDEX certificates_volunteer ON certificates (volunteer_id, issued_at, id)`,
  `REVOKE DELETE, TRUNCATE ON certificates, certificate_seals, certificate_batches FROM liandong_checkins`,
];

export class Certificates1764800000000 implements MigrationInterface {
  name = 'Certificates1764800000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE certificates, certificate_batch_members, certificate_batches, certificate_settings,
         certificate_seals`,
    );
  }
}
