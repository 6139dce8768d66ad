import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A record of service names who answered for the activity; of those heard of before, it stays unknown. */
export class ResponsiblePeople1766800000000 implements MigrationInterface {
  name = 'ResponsiblePeople1766800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities ADD responsible_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP responsible_id');
  }
}
