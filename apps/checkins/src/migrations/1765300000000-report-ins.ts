import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `CREATE TABLE report_ins (
     id uuid PRIMARY KEY,
     version integer NOT NULL,
     volunteer_id uuid NOT NULL,
     organization_path text NOT NULL,
     started_at timestamptz NOT NULL,
     ended_at timestamptz
   )`,
  `CREATE INDEX report_ins_volunteer ON report_ins (volunteer_id)`,
  `CREATE TABLE report_in_services (
     attendance_id uuid PRIMARY KEY,
     entry_id uuid NOT NULL,
     from_at timestamptz NOT NULL
   )`,
  `COMMENT ON TABLE report_in_services IS 'by an attendance entry, the entry that counts it as report-in service'`,
];

/** Who reported in where, and which attendances count as report-in service for it. */
export class ReportIns1765300000000 implements MigrationInterface {
  name = 'ReportIns1765300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_in_services, report_ins');
  }
}
