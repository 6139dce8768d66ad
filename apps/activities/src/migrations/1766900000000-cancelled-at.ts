import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was given until an activity was cancelled counts. Of those cancelled before, it is not known when that was. */
export class CancelledAt1766900000000 implements MigrationInterface {
  name = 'CancelledAt1766900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities ADD cancelled_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP cancelled_at');
  }
}
