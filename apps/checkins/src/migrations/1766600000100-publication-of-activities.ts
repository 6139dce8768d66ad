import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hours count from the publication on; of activities heard of before, it stays unknown. */
export class PublicationOfActivities1766600000100 implements MigrationInterface {
  name = 'PublicationOfActivities1766600000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities ADD published_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP published_at');
  }
}
