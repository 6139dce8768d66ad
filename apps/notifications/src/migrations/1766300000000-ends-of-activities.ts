import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an activity ends, so that those who signed up hear when that changes; not known of those heard of before. */
export class EndsOfActivities1766300000000 implements MigrationInterface {
  name = 'EndsOfActivities1766300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities ADD ends_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP ends_at');
  }
}
