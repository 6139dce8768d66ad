import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was recorded before an activity was moved was not found by its new times, and seemed to be gone. */
export class TimesOfMovedActivities1766500000000 implements MigrationInterface {
  name = 'TimesOfMovedActivities1766500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities ADD earlier_start timestamptz, ADD later_end timestamptz');
    await runner.query(
      `UPDATE activities SET earlier_start = recorded.first, later_end = recorded.last
       FROM (
         SELECT activity_id, min(from_at) AS first, max(from_at) AS last FROM ledger_entries
         WHERE activity_id IS NOT NULL GROUP BY activity_id
       ) recorded
       WHERE recorded.activity_id = id AND (recorded.first < starts_at OR recorded.last > ends_at)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP earlier_start, DROP later_end');
  }
}
