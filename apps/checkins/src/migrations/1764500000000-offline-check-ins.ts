import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Undone check-ins. An annulment is a fact of its own; who reads facts reads `valid_check_ins`. */
const annulments = [
  `CREATE TABLE annulments (
     check_in_id uuid PRIMARY KEY,
     annulled_at timestamptz NOT NULL,
     annulled_by uuid NOT NULL,
     device_id uuid
   )`,
  `ALTER TABLE check_ins ADD provisional boolean NOT NULL DEFAULT false`,
  `COMMENT ON COLUMN check_ins.provisional IS 'scanned by the member''s own phone while it had no signal'`,
  `CREATE VIEW valid_check_ins AS
     SELECT * FROM check_ins fact WHERE NOT EXISTS (SELECT FROM annulments WHERE check_in_id = fact.id)`,
];

/** What a scan that waited on a device says more than one that was sent at once. */
const scans = [
  `ALTER TABLE scans
     ADD device_id uuid,
     ADD member_id uuid,
     ADD way text,
     ADD grade text,
     ADD counter bigint,
     ADD age_ms bigint,
     ADD skew_ms bigint,
     ADD note text`,
  `COMMENT ON COLUMN scans.volunteer_id IS 'who sent the scan'`,
  `COMMENT ON COLUMN scans.member_id IS 'whose attendance it is, where somebody else sent it'`,
  `COMMENT ON COLUMN scans.skew_ms IS 'the device''s clock minus the server''s, when the scan was sent'`,
];

const disputes = [
  `CREATE TABLE disputes (
     scan_id uuid NOT NULL,
     sent_by uuid NOT NULL,
     activity_id uuid NOT NULL,
     volunteer_id uuid NOT NULL,
     direction text NOT NULL,
     way text NOT NULL,
     reason text NOT NULL,
     at timestamptz NOT NULL,
     scanned_at timestamptz,
     received_at timestamptz NOT NULL,
     skew_ms bigint,
     opened_at timestamptz NOT NULL,
     PRIMARY KEY (scan_id, sent_by)
   )`,
  `CREATE INDEX disputes_activity ON disputes (activity_id)`,
  `CREATE TABLE dispute_decisions (
     scan_id uuid NOT NULL,
     sent_by uuid NOT NULL,
     decision text NOT NULL,
     at timestamptz,
     note text NOT NULL,
     decided_by uuid NOT NULL,
     decided_at timestamptz NOT NULL,
     check_in_id uuid,
     PRIMARY KEY (scan_id, sent_by)
   )`,
];

/** What was last known of the clock and the counter of a device, per person that uses it. */
const devices = [
  `CREATE TABLE devices (
     device_id uuid NOT NULL,
     owner_id uuid NOT NULL,
     last_counter bigint,
     last_at timestamptz,
     last_skew_ms bigint NOT NULL,
     last_seen_at timestamptz NOT NULL,
     PRIMARY KEY (device_id, owner_id)
   )`,
];

const rights = [
  `REVOKE UPDATE, DELETE, TRUNCATE ON annulments, disputes, dispute_decisions FROM liandong_checkins`,
];

export class OfflineCheckIns1764500000000 implements MigrationInterface {
  name = 'OfflineCheckIns1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...annulments, ...scans, ...disputes, ...devices, ...rights]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE devices, dispute_decisions, disputes');
    await runner.query(
      `ALTER TABLE scans DROP device_id, DROP member_id, DROP way, DROP grade, DROP counter, DROP age_ms,
         DROP skew_ms, DROP note`,
    );
    await runner.query('DROP VIEW valid_check_ins');
    await runner.query('ALTER TABLE check_ins DROP provisional');
    await runner.query('DROP TABLE annulments');
  }
}
