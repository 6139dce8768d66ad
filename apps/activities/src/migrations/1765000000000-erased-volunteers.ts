import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That a volunteer left stays known, so that nothing that comes late brings them back. */
export class ErasedVolunteers1765000000000 implements MigrationInterface {
  name = 'ErasedVolunteers1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE volunteers ADD erased_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE volunteers DROP erased_at');
  }
}
