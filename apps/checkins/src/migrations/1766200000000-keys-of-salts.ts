import type { MigrationInterface, QueryRunner } from 'typeorm';

const WORDS_AT = [1, 17, 33, 49];

/** The secret's 32 bytes, each changed by the same one, and as many of that byte: a block of HMAC-SHA-256 (RFC 2104). */
function block(byte: '36' | '5c'): string {
  const mask = BigInt.asIntN(64, BigInt(`0x${byte.repeat(8)}`));
  const words = WORDS_AT.map(
    (at) =>
      `int8send(('x' || substr(encode(secret, 'hex'), ${at}, 16))::bit(64)::bigint # (${mask})::bigint)`,
  );
  return `${words.join(' || ')} || '\\x${byte.repeat(32)}'::bytea`;
}

/**
 * What an export's salts are hashed with, made once with the secret: made anew on each page, it was a quarter of what
 * the database spent on an export. It goes when the secret does.
 */
export class KeysOfSalts1766200000000 implements MigrationInterface {
  name = 'KeysOfSalts1766200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE volunteer_secrets
         ADD COLUMN inner_key bytea GENERATED ALWAYS AS (${block('36')}) STORED,
         ADD COLUMN outer_key bytea GENERATED ALWAYS AS (${block('5c')}) STORED`,
    );
    await runner.query(
      `COMMENT ON COLUMN volunteer_secrets.inner_key IS 'the secret as the inner block of HMAC-SHA-256, 64 bytes'`,
    );
    await runner.query(
      `COMMENT ON COLUMN volunteer_secrets.outer_key IS 'the secret as the outer block of HMAC-SHA-256, 64 bytes'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE volunteer_secrets DROP COLUMN inner_key, DROP COLUMN outer_key');
  }
}
