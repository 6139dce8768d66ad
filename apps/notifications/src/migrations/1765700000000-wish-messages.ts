import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message may be about a micro-wish. */
export class WishMessages1765700000000 implements MigrationInterface {
  name = 'WishMessages1765700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages ADD wish_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages DROP wish_id');
  }
}
