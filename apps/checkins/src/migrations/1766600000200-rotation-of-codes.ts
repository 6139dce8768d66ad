import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A scan from before all codes were made useless is for the leader to decide: the time of that was not kept. */
export class RotationOfCodes1766600000200 implements MigrationInterface {
  name = 'RotationOfCodes1766600000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities ADD codes_valid_from timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP codes_valid_from');
  }
}
