import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All that is kept of a position, and who held the phone of a check-in. */
const columns = [
  `ALTER TABLE scans ADD place text NOT NULL DEFAULT 'unknown'`,
  `ALTER TABLE scans ALTER place DROP DEFAULT`,
  // Rows of before: members' own scans of rotating codes.
  `UPDATE scans SET way = 'venueCode', grade = CASE WHEN outcome = 'refused' THEN NULL ELSE 'device' END
   WHERE way IS NULL`,
  `ALTER TABLE check_ins ADD place text NOT NULL DEFAULT 'unknown', ADD scanned_by uuid`,
  `UPDATE check_ins SET scanned_by = volunteer_id`,
  `ALTER TABLE check_ins ALTER scanned_by SET NOT NULL, ALTER place DROP DEFAULT`,
  `COMMENT ON COLUMN check_ins.scanned_by IS 'who held the phone: the member, or the leader'`,
];

/** Wrong digits are counted, and cost nothing where there are none. */
const wrongShortCodes = [
  `CREATE INDEX scans_wrong_of_sender ON scans (volunteer_id, received_at) WHERE reason = 'SHORT_CODE_WRONG'`,
  `CREATE INDEX scans_wrong_at_activity ON scans (activity_id, received_at) WHERE reason = 'SHORT_CODE_WRONG'`,
];

export class WaysToCheckIn1764500000100 implements MigrationInterface {
  name = 'WaysToCheckIn1764500000100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...columns, ...wrongShortCodes]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX scans_wrong_of_sender, scans_wrong_at_activity');
    await runner.query('ALTER TABLE scans DROP place');
    await runner.query('ALTER TABLE check_ins DROP place, DROP scanned_by');
  }
}
