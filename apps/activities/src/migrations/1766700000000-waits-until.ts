import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several small changes led where one was refused: to another day, with the people who had checked in. */
export class WaitsUntil1766700000000 implements MigrationInterface {
  name = 'WaitsUntil1766700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities ADD waits_until timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP waits_until');
  }
}
