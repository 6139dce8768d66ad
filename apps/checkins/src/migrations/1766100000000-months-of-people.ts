import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether somebody is new, ever or in a month, is seen in `ledger_people`: a newcomer was looked for in the entries of
 * every month that the ledger has.
 */
export class MonthsOfPeople1766100000000 implements MigrationInterface {
  name = 'MonthsOfPeople1766100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX ledger_people_volunteer ON ledger_people (volunteer_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ledger_people_volunteer');
  }
}
