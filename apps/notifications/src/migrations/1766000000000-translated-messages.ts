import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message is kept in the other languages too; those from before are only in the one in which they were sent. */
export class TranslatedMessages1766000000000 implements MigrationInterface {
  name = 'TranslatedMessages1766000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages ADD translations jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages DROP translations');
  }
}
