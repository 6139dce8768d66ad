import { Injectable } from '@nestjs/common';
import { HASH_BYTES } from 'liandong-verify/hash';
import { consistencyRanges } from 'liandong-verify/consistency';
import { inclusionRanges } from 'liandong-verify/inclusion';
import { GrowingTree } from 'liandong-verify/merkle-tree';
import {
  hashOfRange,
  subtreesOf,
  type LeafRange,
  type SubtreeAddress,
  type SubtreeLookUp,
} from 'liandong-verify/subtrees';
import type { EntityManager } from 'typeorm';
import { frontierRanges, TILE_HEIGHT, TILE_WIDTH, TileBuilder } from './tile-builder.js';
import { TreeRepository, type TileAddress } from './tree.repository.js';

/** Reads subtrees, and what is made of them, from the stored tiles. */
@Injectable()
export class TreeReader {
  constructor(private readonly tree: TreeRepository) {}

  /** Inclusion proofs (RFC 6962, 2.1.1) in the tree of the first `size` leaves, hexadecimal. */
  async inclusionProofs(
    tx: EntityManager,
    leafIndexes: readonly number[],
    size: number,
  ): Promise<string[][]> {
    const ranges = leafIndexes.map((leafIndex) => inclusionRanges(leafIndex, size));
    const lookUp = await this.load(tx, ranges.flat().flatMap(subtreesOf));
    return ranges.map((path) => hexOf(path, lookUp));
  }

  /** A consistency proof (RFC 6962, 2.1.2), hexadecimal. */
  async consistencyProof(tx: EntityManager, older: number, newer: number): Promise<string[]> {
    const ranges = consistencyRanges(older, newer);
    return hexOf(ranges, await this.load(tx, ranges.flatMap(subtreesOf)));
  }

  /** The roots of the complete subtrees that cover each range, hexadecimal. */
  async subtreeRoots(tx: EntityManager, ranges: readonly LeafRange[]): Promise<string[][]> {
    const lookUp = await this.load(tx, ranges.flatMap(subtreesOf));
    return ranges.map((range) =>
      subtreesOf(range).map((address) => Buffer.from(lookUp(address)).toString('hex')),
    );
  }

  /** A builder that goes on where a tree of this size ended. */
  async builderAt(tx: EntityManager, size: number): Promise<TileBuilder> {
    const frontier: Buffer[][] = [];
    for (const range of frontierRanges(size)) frontier.push(await this.tree.findHashes(tx, range));
    const builder = new TileBuilder(frontier);
    if (builder.size !== size) throw new Error(`the stored tree has ${builder.size} leaves and not ${size}`);
    return builder;
  }

  /** Reads the tiles that hold these subtrees: one for each eight levels of a proof. */
  private async load(tx: EntityManager, addresses: readonly SubtreeAddress[]): Promise<SubtreeLookUp> {
    const wanted = new Map<string, TileAddress>();
    for (const address of addresses) {
      const tile = tileOf(address);
      wanted.set(nameOf(tile), tile);
    }
    const found = new Map<string, Buffer>();
    if (wanted.size > 0) {
      for (const tile of await this.tree.findTiles(tx, [...wanted.values()]))
        found.set(nameOf(tile), tile.hashes);
    }
    // What is not full yet: at most one tile a level.
    for (const [name, { level, index }] of wanted) {
      if (found.has(name)) continue;
      const range = { level, from: index * TILE_WIDTH, to: (index + 1) * TILE_WIDTH };
      found.set(name, Buffer.concat(await this.tree.findHashes(tx, range)));
    }
    return (address) => subtreeIn(found.get(nameOf(tileOf(address))) ?? Buffer.alloc(0), address);
  }
}

function tileOf({ level, index }: SubtreeAddress): TileAddress {
  const width = 2 ** (TILE_HEIGHT - (level % TILE_HEIGHT));
  return { level: Math.floor(level / TILE_HEIGHT), index: Math.floor(index / width) };
}

function subtreeIn(hashes: Buffer, { level, index }: SubtreeAddress): Buffer {
  const count = 2 ** (level % TILE_HEIGHT);
  const first = (index * count) % TILE_WIDTH;
  if (hashes.length < (first + count) * HASH_BYTES)
    throw new Error(`subtree ${level}/${index} is not stored`);
  const tree = new GrowingTree();
  for (let at = first; at < first + count; at++) {
    tree.addLeaf(hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
  }
  return tree.root();
}

function hexOf(ranges: readonly LeafRange[], lookUp: SubtreeLookUp): string[] {
  return ranges.map((range) => hashOfRange(range, lookUp).toString('hex'));
}

function nameOf({ level, index }: TileAddress): string {
  return `${level}/${index}`;
}
