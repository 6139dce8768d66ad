import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That somebody left stays known, so that nothing that comes late is sent to them. */
export class ErasedRecipients1765000000000 implements MigrationInterface {
  name = 'ErasedRecipients1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recipients ADD erased_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recipients DROP erased_at');
  }
}
