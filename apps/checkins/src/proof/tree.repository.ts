import { Injectable } from '@nestjs/common';
import type { TreeHead } from 'liandong-verify/tree-head';
import type { EntityManager } from 'typeorm';
import type { FrontierRange, Tile } from './tile-builder.js';

export interface TileAddress {
  readonly level: number;
  readonly index: number;
}

interface HeadRow {
  size: number;
  root: Buffer;
  signed_at: Date;
  key_id: string;
  signature: Buffer;
}

export interface SigningKeyRow {
  key_id: string;
  public_key: Buffer;
  first_used_at: Date;
}

const HEAD = 'size::float8 AS size, root, signed_at, key_id, signature';

/** The tree: tiles, heads and the keys that signed them. Nothing in it is ever changed. */
@Injectable()
export class TreeRepository {
  async addTiles(tx: EntityManager, tiles: readonly Tile[]): Promise<void> {
    if (tiles.length === 0) return;
    await tx.query(
      `INSERT INTO tree_tiles (level, index, hashes, root)
       SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[], $4::bytea[])`,
      [
        tiles.map((tile) => tile.level),
        tiles.map((tile) => tile.index),
        tiles.map((tile) => tile.hashes),
        tiles.map((tile) => tile.root),
      ],
    );
  }

  /** Of these tiles those that are full. */
  findTiles(
    tx: EntityManager,
    addresses: readonly TileAddress[],
  ): Promise<{ level: number; index: number; hashes: Buffer }[]> {
    return tx.query(
      `SELECT level, index::float8 AS index, hashes FROM tree_tiles
       JOIN unnest($1::smallint[], $2::bigint[]) AS wanted (level, index) USING (level, index)`,
      [addresses.map(({ level }) => level), addresses.map(({ index }) => index)],
    );
  }

  /** Hashes of a level that no full tile holds yet. */
  async findHashes(tx: EntityManager, { level, from, to }: FrontierRange): Promise<Buffer[]> {
    const rows: { hash: Buffer }[] =
      level === 0
        ? await tx.query(
            `SELECT leaf_hash AS hash FROM sealed_entries
             WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index`,
            [from, to],
          )
        : await tx.query(
            `SELECT root AS hash FROM tree_tiles
             WHERE level = $3 AND index >= $1 AND index < $2 ORDER BY index`,
            [from, to, level - 1],
          );
    return rows.map((row) => row.hash);
  }

  async addHead(tx: EntityManager, head: TreeHead): Promise<void> {
    await tx.query(
      `INSERT INTO tree_heads (size, root, signed_at, key_id, signature) VALUES ($1, $2, $3, $4, $5)`,
      [
        head.size,
        Buffer.from(head.root, 'hex'),
        head.time,
        head.keyId,
        Buffer.from(head.signature, 'base64'),
      ],
    );
  }

  async findLatestHead(tx: EntityManager): Promise<TreeHead | null> {
    const rows: HeadRow[] = await tx.query(
      `SELECT ${HEAD} FROM tree_heads ORDER BY tree_heads.size DESC LIMIT 1`,
    );
    return rows.map(headOf)[0] ?? null;
  }

  async findHead(tx: EntityManager, size: number): Promise<TreeHead | null> {
    const rows: HeadRow[] = await tx.query(`SELECT ${HEAD} FROM tree_heads WHERE size = $1`, [size]);
    return rows.map(headOf)[0] ?? null;
  }

  /** For each of these sizes the largest head that is not larger; ascending, each once. */
  async findHeadsUpTo(tx: EntityManager, sizes: readonly number[]): Promise<TreeHead[]> {
    const rows: HeadRow[] = await tx.query(
      `SELECT DISTINCT ON (head.size) head.size::float8 AS size, root, signed_at, key_id, signature
       FROM unnest($1::bigint[]) AS wanted (size)
       CROSS JOIN LATERAL (
         SELECT * FROM tree_heads WHERE tree_heads.size <= wanted.size ORDER BY tree_heads.size DESC LIMIT 1
       ) head ORDER BY head.size`,
      [sizes],
    );
    return rows.map(headOf);
  }

  /** The last head before each of these instants, in their order; the same one for days on which nothing came. */
  async findLastHeads(tx: EntityManager, before: readonly Date[]): Promise<(TreeHead | null)[]> {
    const rows: (HeadRow | { size: null })[] = await tx.query(
      `SELECT head.size::float8 AS size, root, signed_at, key_id, signature
       FROM unnest($1::timestamptz[]) WITH ORDINALITY AS day (ends_at, place)
       LEFT JOIN LATERAL (
         SELECT * FROM tree_heads WHERE signed_at < day.ends_at ORDER BY signed_at DESC, tree_heads.size DESC LIMIT 1
       ) head ON true ORDER BY place`,
      [before],
    );
    return rows.map((row) => (row.size === null ? null : headOf(row)));
  }

  async findFirstHeadTime(tx: EntityManager): Promise<Date | null> {
    const rows: { signed_at: Date }[] = await tx.query(
      'SELECT signed_at FROM tree_heads ORDER BY signed_at LIMIT 1',
    );
    return rows[0]?.signed_at ?? null;
  }

  async addSigningKey(tx: EntityManager, keyId: string, publicKey: Buffer, firstUsedAt: Date): Promise<void> {
    await tx.query(
      `INSERT INTO signing_keys (key_id, public_key, first_used_at) VALUES ($1, $2, $3)
       ON CONFLICT (key_id) DO NOTHING`,
      [keyId, publicKey, firstUsedAt],
    );
  }

  /** Newest first. */
  findSigningKeys(tx: EntityManager): Promise<SigningKeyRow[]> {
    return tx.query(
      'SELECT key_id, public_key, first_used_at FROM signing_keys ORDER BY first_used_at DESC, key_id',
    );
  }
}

function headOf(row: HeadRow): TreeHead {
  return {
    size: row.size,
    root: row.root.toString('hex'),
    time: row.signed_at.toISOString(),
    keyId: row.key_id,
    signature: row.signature.toString('base64'),
  };
}
