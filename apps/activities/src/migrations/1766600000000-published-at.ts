import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hours count from the publication on; of what was published before this, it stays unknown. */
export class PublishedAt1766600000000 implements MigrationInterface {
  name = 'PublishedAt1766600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities ADD published_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP published_at');
  }
}
