import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MemberCodes1764400000000 implements MigrationInterface {
  name = 'MemberCodes1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE member_code_revocations (
         volunteer_id uuid PRIMARY KEY,
         codes_valid_from timestamptz NOT NULL,
         revoked_by uuid NOT NULL
       )`,
    );
    await runner.query(
      `COMMENT ON COLUMN member_code_revocations.codes_valid_from IS 'codes issued before are refused'`,
    );
    await runner.query('ALTER TABLE volunteers ADD erased_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE volunteers DROP erased_at');
    await runner.query('DROP TABLE member_code_revocations');
  }
}
