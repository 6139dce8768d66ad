import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Breaks and check-out, so that people who are there hear when they change; not known of activities heard of before. */
export class RulesOfActivities1766900000000 implements MigrationInterface {
  name = 'RulesOfActivities1766900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities ADD rules text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP rules');
  }
}
