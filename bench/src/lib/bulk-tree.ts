import { createPublicKey, type KeyObject } from 'node:crypto';
import { HASH_BYTES } from 'liandong-verify/hash';
import { GrowingTree } from 'liandong-verify/merkle-tree';
import { keyIdOf, rawPublicKey } from 'liandong-verify/signing-keys';
import { signTreeHead, type TreeHead } from 'liandong-verify/tree-head';
import type pg from 'pg';

/** As the service stores its tree: 256 neighbouring hashes of a level and the root over them. */
const TILE_BYTES = 256 * HASH_BYTES;
const TILE_LEVELS = 8;
const TILES_TOGETHER = 500;
/** A head for each 1,024 leaves; the sealer signs one for a thousand at most. */
const TILES_PER_HEAD = 4;

/** Writes the tree of these leaves with its signed heads, as if the sealer had come by them little by little. */
export async function writeTree(client: pg.Client, leaves: Buffer, key: KeyObject): Promise<void> {
  const roots = await writeTiles(client, 0, leaves);
  const tree = new GrowingTree();
  const heads: TreeHead[] = [];
  const time = new Date().toISOString();
  const sign = () =>
    heads.push(signTreeHead({ size: tree.size, root: tree.root().toString('hex'), time }, key));
  for (const [at, root] of roots.entries()) {
    tree.addSubtree(TILE_LEVELS, root);
    if ((at + 1) % TILES_PER_HEAD === 0) sign();
  }
  for (const hash of hashesOf(leaves.subarray(roots.length * TILE_BYTES))) tree.addLeaf(hash);
  if (heads.at(-1)?.size !== tree.size) sign();
  const publicKey = createPublicKey(key);
  await client.query(
    'INSERT INTO signing_keys (key_id, public_key, first_used_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [keyIdOf(publicKey), rawPublicKey(publicKey), time],
  );
  await client.query(
    `INSERT INTO tree_heads (size, root, signed_at, key_id, signature)
     SELECT size, decode(root, 'hex'), $1, $2, decode(signature, 'base64')
     FROM unnest($3::bigint[], $4::text[], $5::text[]) AS head (size, root, signature)`,
    [
      time,
      keyIdOf(publicKey),
      heads.map((head) => head.size),
      heads.map((head) => head.root),
      heads.map((head) => head.signature),
    ],
  );
}

/** Writes the full tiles of a level and of those above. @returns the roots of this level's tiles */
async function writeTiles(client: pg.Client, level: number, hashes: Buffer): Promise<Buffer[]> {
  const count = Math.floor(hashes.length / TILE_BYTES);
  if (count === 0) return [];
  const roots: Buffer[] = [];
  for (let from = 0; from < count; from += TILES_TOGETHER) {
    const tiles = Array.from({ length: Math.min(TILES_TOGETHER, count - from) }, (_, at) =>
      hashes.subarray((from + at) * TILE_BYTES, (from + at + 1) * TILE_BYTES),
    );
    const these = tiles.map(rootOf);
    await client.query(
      `INSERT INTO tree_tiles (level, index, hashes, root)
       SELECT $1, $2::bigint + place - 1, hashes, root
       FROM unnest($3::bytea[], $4::bytea[]) WITH ORDINALITY AS tile (hashes, root, place)`,
      [level, from, tiles, these],
    );
    roots.push(...these);
  }
  await writeTiles(client, level + 1, Buffer.concat(roots));
  return roots;
}

function rootOf(hashes: Buffer): Buffer {
  const tree = new GrowingTree();
  for (const hash of hashesOf(hashes)) tree.addLeaf(hash);
  return tree.root();
}

function* hashesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += HASH_BYTES) yield bytes.subarray(at, at + HASH_BYTES);
}
