import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever denied something before does not reject the request that it be looked at again. */
export class DeniersOfCases1766800000000 implements MigrationInterface {
  name = 'DeniersOfCases1766800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE correction_cases ADD denied_by uuid[] NOT NULL DEFAULT '{}'`);
    await runner.query(
      `COMMENT ON COLUMN correction_cases.denied_by IS 'who had decided against the person when they asked'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE correction_cases DROP denied_by');
  }
}
