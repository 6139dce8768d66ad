import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a leader decides about checking in: the ways, the check-out, breaks and the place. */
export class CheckInPolicy1764200000000 implements MigrationInterface {
  name = 'CheckInPolicy1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE activities
         ADD ways text[] NOT NULL DEFAULT '{venueCode,memberCode,shortCode,manual}',
         ADD check_out text NOT NULL DEFAULT 'required',
         ADD breaks jsonb NOT NULL DEFAULT '[]',
         ADD position jsonb`,
    );
    // Defaults are for the rows that are there; from now on each activity says what holds.
    await runner.query(
      `ALTER TABLE activities ALTER ways DROP DEFAULT, ALTER check_out DROP DEFAULT, ALTER breaks DROP DEFAULT`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP ways, DROP check_out, DROP breaks, DROP position');
  }
}
