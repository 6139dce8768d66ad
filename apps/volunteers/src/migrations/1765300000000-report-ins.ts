import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `CREATE TABLE report_ins (
     id uuid CONSTRAINT report_ins_pkey PRIMARY KEY,
     version integer NOT NULL,
     volunteer_id uuid NOT NULL
       CONSTRAINT report_ins_volunteer REFERENCES volunteers (id) ON DELETE CASCADE,
     organization_id uuid NOT NULL CONSTRAINT report_ins_organization REFERENCES organizations (id),
     started_at timestamptz NOT NULL,
     ended_at timestamptz,
     ended_by text,
     end_reason text,
     CONSTRAINT report_ins_end CHECK ((ended_at IS NULL) = (ended_by IS NULL))
   )`,
  `CREATE UNIQUE INDEX report_ins_one_active ON report_ins (volunteer_id, organization_id)
     WHERE ended_at IS NULL`,
  `CREATE INDEX report_ins_volunteer_id ON report_ins (volunteer_id)`,
  `CREATE INDEX report_ins_active ON report_ins (organization_id, started_at, id) WHERE ended_at IS NULL`,
];

/** Members who registered with a community. */
export class ReportIns1765300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_ins');
  }
}
