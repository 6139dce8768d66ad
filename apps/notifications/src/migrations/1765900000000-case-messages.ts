import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message may be about a correction or a later entry. */
export class CaseMessages1765900000000 implements MigrationInterface {
  name = 'CaseMessages1765900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages ADD case_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages DROP case_id');
  }
}
