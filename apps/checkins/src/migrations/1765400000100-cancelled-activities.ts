import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the service heard that an activity was cancelled: nobody serves in it afterwards. */
export class CancelledActivities1765400000100 implements MigrationInterface {
  name = 'CancelledActivities1765400000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities ADD cancelled_at timestamptz');
    await runner.query(`UPDATE activities SET cancelled_at = now() WHERE status = 'cancelled'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP cancelled_at');
  }
}
