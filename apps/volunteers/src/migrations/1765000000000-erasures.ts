import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE erasures (
     volunteer_id uuid CONSTRAINT erasures_pkey PRIMARY KEY,
     erased_at timestamptz NOT NULL
   )`,
  `CREATE INDEX erasures_erased_at ON erasures (erased_at)`,
  `ALTER TABLE one_time_codes ADD purpose text NOT NULL DEFAULT 'signIn'`,
  // For the rows that are there; from now on each code says what it is for.
  `ALTER TABLE one_time_codes ALTER purpose DROP DEFAULT`,
];

/** People who left, and codes that are good for one thing only. */
export class Erasures1765000000000 implements MigrationInterface {
  name = 'Erasures1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE one_time_codes DROP purpose');
    await runner.query('DROP TABLE erasures');
  }
}
