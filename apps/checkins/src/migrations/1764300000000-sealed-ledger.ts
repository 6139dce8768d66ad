import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A tree of its own order needs its entries by the order of their transactions. A block range index was tried: until
 * a background worker has summarized the newest blocks, each look reads all of them anew. The B-tree cost the
 * inserts no time that could be measured, and 13 % more log.
 */
const order = [
  `DROP INDEX ledger_entries_written`,
  `CREATE INDEX ledger_entries_written ON ledger_entries (written_xid, id)`,
];

const tree = [
  `CREATE TABLE sealing (
     only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
     size bigint NOT NULL,
     last_xid bigint NOT NULL,
     last_id uuid NOT NULL
   )`,
  `COMMENT ON TABLE sealing IS 'how far the entries are sealed, by (written_xid, id); whoever seals locks the row'`,
  `INSERT INTO sealing (size, last_xid, last_id) VALUES (0, 0, '00000000-0000-0000-0000-000000000000')`,
  `CREATE TABLE sealed_entries (
     leaf_index bigint PRIMARY KEY,
     entry_id uuid NOT NULL CONSTRAINT sealed_once UNIQUE,
     from_at timestamptz NOT NULL,
     leaf_hash bytea NOT NULL,
     commitment bytea NOT NULL
   )`,
  `CREATE TABLE tree_tiles (
     level smallint NOT NULL,
     index bigint NOT NULL,
     hashes bytea NOT NULL,
     root bytea NOT NULL,
     PRIMARY KEY (level, index)
   )`,
  `COMMENT ON TABLE tree_tiles IS
     '256 neighbouring hashes and the root over them; level 0 holds leaves, level n the roots of level n - 1'`,
  `CREATE TABLE tree_heads (
     size bigint PRIMARY KEY,
     root bytea NOT NULL,
     signed_at timestamptz NOT NULL,
     key_id text NOT NULL,
     signature bytea NOT NULL
   )`,
  `CREATE INDEX tree_heads_signed_at ON tree_heads (signed_at, size)`,
  `CREATE TABLE signing_keys (
     key_id text PRIMARY KEY,
     public_key bytea NOT NULL,
     first_used_at timestamptz NOT NULL
   )`,
  `CREATE TABLE volunteer_secrets (
     volunteer_id uuid PRIMARY KEY,
     secret bytea,
     erased_at timestamptz,
     CHECK ((secret IS NULL) = (erased_at IS NOT NULL))
   )`,
  `COMMENT ON COLUMN volunteer_secrets.secret IS 'the salts of the volunteer''s entries come from it; erasure destroys it'`,
  `REVOKE UPDATE, DELETE, TRUNCATE ON sealed_entries, tree_tiles, tree_heads, signing_keys FROM liandong_checkins`,
  `REVOKE INSERT, DELETE, TRUNCATE ON sealing FROM liandong_checkins`,
  `REVOKE DELETE, TRUNCATE ON volunteer_secrets FROM liandong_checkins`,
];

/**
 * Transaction numbers begin anew in a cluster that a dump was restored into. For the owner to call once then, before
 * the service starts: what was sealed lies before the position, what was not lies after it.
 */
const restore = [
  `CREATE FUNCTION continue_sealing_after_restore() RETURNS void LANGUAGE sql SET search_path = checkins AS $$
     UPDATE ledger_entries entry SET written_xid =
       CASE WHEN EXISTS (SELECT FROM sealed_entries WHERE entry_id = entry.id) THEN 0 ELSE 1 END;
     UPDATE sealing SET last_xid = 0, last_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
   $$`,
  `REVOKE ALL ON FUNCTION continue_sealing_after_restore FROM PUBLIC, liandong_checkins`,
];

export class SealedLedger1764300000000 implements MigrationInterface {
  name = 'SealedLedger1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...order, ...tree, ...restore]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION continue_sealing_after_restore');
    await runner.query(
      'DROP TABLE volunteer_secrets, signing_keys, tree_heads, tree_tiles, sealed_entries, sealing',
    );
    await runner.query('DROP INDEX ledger_entries_written');
    await runner.query(
      `CREATE INDEX ledger_entries_written ON ledger_entries USING brin (written_xid)
         WITH (pages_per_range = 16, autosummarize = on)`,
    );
  }
}
