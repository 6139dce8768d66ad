import type { MigrationInterface, QueryRunner } from 'typeorm';

const cases = [
  `CREATE TABLE correction_cases (
     id uuid PRIMARY KEY,
     kind text NOT NULL,
     status text NOT NULL,
     volunteer_id uuid NOT NULL,
     team_id uuid,
     organization_path text NOT NULL,
     entry_id uuid,
     activity_id uuid,
     title text NOT NULL,
     activity_class text,
     linked_parties text[] NOT NULL,
     from_at timestamptz NOT NULL,
     to_at timestamptz,
     minutes integer NOT NULL CHECK (minutes >= 0),
     annul boolean NOT NULL,
     minutes_before integer,
     times_before integer,
     details json,
     reason text NOT NULL,
     requested_by uuid,
     proposed_by uuid,
     decided_by uuid,
     created_at timestamptz NOT NULL,
     decided_at timestamptz,
     CONSTRAINT correction_cases_entry CHECK ((kind = 'correction') = (entry_id IS NOT NULL)),
     CONSTRAINT correction_cases_four_eyes CHECK (
       status <> 'approved' OR (decided_by IS NOT NULL AND proposed_by IS NOT NULL
         AND decided_by <> proposed_by AND decided_by <> volunteer_id AND proposed_by <> volunteer_id)
     )
   )`,
  `COMMENT ON COLUMN correction_cases.minutes_before IS
     'what the entry counted when the case was proposed; approval is refused when it counts something else by then'`,
  `CREATE INDEX correction_cases_newest ON correction_cases (created_at, id)`,
  `CREATE INDEX correction_cases_team ON correction_cases (team_id, created_at, id)`,
  `CREATE INDEX correction_cases_volunteer ON correction_cases (volunteer_id, created_at, id)`,
  `CREATE INDEX correction_cases_entry_id ON correction_cases (entry_id) WHERE entry_id IS NOT NULL`,
  `CREATE UNIQUE INDEX one_open_retro_case ON correction_cases (activity_id, volunteer_id, kind)
     WHERE entry_id IS NULL AND activity_id IS NOT NULL AND status IN ('requested', 'proposed')`,
  `CREATE TABLE case_events (
     id uuid PRIMARY KEY,
     case_id uuid NOT NULL REFERENCES correction_cases,
     at timestamptz NOT NULL,
     actor_id uuid NOT NULL,
     action text NOT NULL,
     note text NOT NULL
   )`,
  `CREATE INDEX case_events_case ON case_events (case_id, at, id)`,
  `REVOKE UPDATE, DELETE, TRUNCATE ON case_events FROM liandong_checkins`,
  `REVOKE DELETE, TRUNCATE ON correction_cases FROM liandong_checkins`,
];

const evidence = [
  `CREATE TABLE evidence_files (
     id uuid PRIMARY KEY,
     name text NOT NULL,
     parts smallint NOT NULL,
     media_type text,
     bytes integer,
     sha256 bytea,
     uploaded_by uuid NOT NULL,
     uploaded_at timestamptz NOT NULL
   )`,
  `COMMENT ON COLUMN evidence_files.sha256 IS 'null until the last part has come'`,
  `CREATE INDEX evidence_files_uploaded_by ON evidence_files (uploaded_by, uploaded_at)`,
  `CREATE TABLE evidence_parts (
     file_id uuid NOT NULL REFERENCES evidence_files ON DELETE CASCADE,
     part smallint NOT NULL,
     content bytea NOT NULL,
     PRIMARY KEY (file_id, part)
   )`,
  // Photos and PDFs are compressed already.
  `ALTER TABLE evidence_parts ALTER content SET STORAGE EXTERNAL`,
  `CREATE TABLE case_evidence (
     case_id uuid NOT NULL REFERENCES correction_cases,
     position smallint NOT NULL,
     kind text NOT NULL,
     file_id uuid REFERENCES evidence_files ON DELETE SET NULL,
     reference text,
     PRIMARY KEY (case_id, position)
   )`,
  `CREATE INDEX case_evidence_file ON case_evidence (file_id) WHERE file_id IS NOT NULL`,
];

const ledger = [
  `ALTER TABLE ledger_entries ADD corrected_kind text`,
  `UPDATE ledger_entries correction SET corrected_kind = original.kind
     FROM ledger_entries original
     WHERE correction.corrects = original.id AND correction.from_at = original.from_at`,
  `ALTER TABLE ledger_entries ADD CONSTRAINT ledger_entries_corrected_kind
     CHECK ((kind = 'correction') = (corrected_kind IS NOT NULL))`,
  `COMMENT ON COLUMN ledger_entries.corrected_kind IS
     'of the entry that a correction corrects: its minutes count as that kind'`,
];

export class CorrectionCases1764700000000 implements MigrationInterface {
  name = 'CorrectionCases1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...cases, ...evidence, ...ledger]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ledger_entries DROP corrected_kind');
    await runner.query(
      'DROP TABLE case_evidence, evidence_parts, evidence_files, case_events, correction_cases',
    );
  }
}
