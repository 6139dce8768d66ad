import { messagingTables } from '@liandong/messaging/outbox';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copies of what other services own; newest version wins. */
const directoryTables = [
  `CREATE TABLE teams (
     id uuid PRIMARY KEY,
     version integer NOT NULL,
     name text NOT NULL,
     organization_path text NOT NULL
   )`,
  `CREATE INDEX teams_organization_path ON teams (organization_path text_pattern_ops)`,
  `CREATE TABLE volunteers (
     id uuid PRIMARY KEY,
     version integer NOT NULL,
     display_name text NOT NULL
   )`,
  `CREATE TABLE activities (
     id uuid PRIMARY KEY,
     version integer NOT NULL,
     status text NOT NULL,
     team_id uuid NOT NULL,
     organization_path text NOT NULL,
     title text NOT NULL,
     activity_class text NOT NULL,
     starts_at timestamptz NOT NULL,
     ends_at timestamptz NOT NULL,
     early_minutes integer NOT NULL,
     late_minutes integer NOT NULL,
     walk_ins boolean NOT NULL,
     venue_ref text NOT NULL,
     key_version integer NOT NULL DEFAULT 1,
     fact_month date NOT NULL
   )`,
  `CREATE INDEX activities_venue_ref ON activities (venue_ref)`,
  `CREATE INDEX activities_ends_at ON activities (ends_at)`,
  `CREATE TABLE sign_ups (
     activity_id uuid NOT NULL,
     volunteer_id uuid NOT NULL,
     version integer NOT NULL,
     status text NOT NULL,
     PRIMARY KEY (activity_id, volunteer_id)
   )`,
];

const checkInTables = [
  `CREATE TABLE scans (
     scan_id uuid NOT NULL,
     volunteer_id uuid NOT NULL,
     activity_id uuid,
     received_at timestamptz NOT NULL,
     scanned_at timestamptz,
     outcome text NOT NULL,
     reason text,
     params json,
     activity_title text,
     direction text,
     fact_at timestamptz,
     minutes integer,
     PRIMARY KEY (scan_id, volunteer_id)
   )`,
  `CREATE INDEX scans_refused ON scans (activity_id) WHERE outcome = 'refused'`,
  `CREATE TABLE check_ins (
     id uuid NOT NULL,
     fact_month date NOT NULL,
     activity_id uuid NOT NULL,
     volunteer_id uuid NOT NULL,
     direction text NOT NULL,
     at timestamptz NOT NULL,
     scanned_at timestamptz,
     way text NOT NULL,
     grade text NOT NULL,
     scan_id uuid NOT NULL,
     CONSTRAINT one_fact PRIMARY KEY (fact_month, activity_id, volunteer_id, direction)
   ) PARTITION BY RANGE (fact_month)`,
  `COMMENT ON COLUMN check_ins.scanned_at IS 'by the clock of the phone; at is the server''s'`,
];

/** Facts: the runtime role may add and read, nothing else. */
const ledgerTables = [
  `CREATE TABLE ledger_entries (
     id uuid NOT NULL,
     kind text NOT NULL,
     volunteer_id uuid NOT NULL,
     team_id uuid NOT NULL,
     organization_path text NOT NULL,
     activity_id uuid NOT NULL,
     activity_title text NOT NULL,
     activity_class text NOT NULL,
     from_at timestamptz NOT NULL,
     to_at timestamptz,
     minutes integer NOT NULL CHECK (minutes >= 0),
     grade text NOT NULL,
     recorded_at timestamptz NOT NULL,
     check_in_id uuid NOT NULL,
     PRIMARY KEY (from_at, id)
   ) PARTITION BY RANGE (from_at)`,
  `CREATE INDEX ledger_entries_team ON ledger_entries (team_id, from_at, id)`,
  `CREATE INDEX ledger_entries_volunteer ON ledger_entries (volunteer_id, from_at, id)`,
];

/** Makes the partitions of a month of Asia/Shanghai; the runtime role may call it, but owns nothing. */
const partitions = [
  `CREATE FUNCTION ensure_month(month date) RETURNS void
   LANGUAGE plpgsql SECURITY DEFINER SET search_path = checkins AS $$
   DECLARE
     suffix text := to_char(month, 'YYYY_MM');
     next_month date := (month + interval '1 month')::date;
   BEGIN
     IF to_regclass('checkins.check_ins_' || suffix) IS NOT NULL THEN RETURN; END IF;
     PERFORM pg_advisory_xact_lock(4127003);
     IF to_regclass('checkins.check_ins_' || suffix) IS NOT NULL THEN RETURN; END IF;
     EXECUTE format('CREATE TABLE check_ins_%s PARTITION OF check_ins FOR VALUES FROM (%L) TO (%L)',
       suffix, month, next_month);
     EXECUTE format('CREATE TABLE ledger_entries_%s PARTITION OF ledger_entries FOR VALUES FROM (%L) TO (%L)',
       suffix, month::timestamp AT TIME ZONE 'Asia/Shanghai', next_month::timestamp AT TIME ZONE 'Asia/Shanghai');
     EXECUTE format('REVOKE ALL ON check_ins_%1$s, ledger_entries_%1$s FROM liandong_checkins', suffix);
   END $$`,
  `REVOKE ALL ON FUNCTION ensure_month FROM PUBLIC`,
  `GRANT EXECUTE ON FUNCTION ensure_month TO liandong_checkins`,
  `REVOKE UPDATE, DELETE, TRUNCATE ON check_ins, ledger_entries, scans FROM liandong_checkins`,
];

export class FirstTables1764000000000 implements MigrationInterface {
  name = 'FirstTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...messagingTables,
      ...directoryTables,
      ...checkInTables,
      ...ledgerTables,
      ...partitions,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION ensure_month');
    await runner.query(
      'DROP TABLE ledger_entries, check_ins, scans, sign_ups, activities, volunteers, teams, inbox, outbox',
    );
  }
}
