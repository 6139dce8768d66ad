import { GrowingTree } from 'liandong-verify/merkle-tree';

/** A tile holds 2^8 neighbouring hashes of a level: a proof reads one tile for every eight levels of the tree. */
export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 2 ** TILE_HEIGHT;

export interface Tile {
  /** 0 for leaves; the hashes of level n are the roots of tiles of level n - 1. */
  readonly level: number;
  readonly index: number;
  readonly hashes: Buffer;
  readonly root: Buffer;
}

/** The hashes of each level that do not fill a tile yet, from the leaves upwards. */
export type Frontier = readonly (readonly Buffer[])[];

/** Where a level's unfinished tile begins and ends, counted in that level's hashes. */
export interface FrontierRange {
  readonly level: number;
  readonly from: number;
  readonly to: number;
}

/** The frontier of a tree of this size. */
export function frontierRanges(size: number): FrontierRange[] {
  const ranges: FrontierRange[] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    ranges.push({ level, from: count - (count % TILE_WIDTH), to: count });
  }
  return ranges;
}

/** Continues a tree: takes leaves, gives the tiles that become full, and the root. */
export class TileBuilder {
  private readonly tree = new GrowingTree();
  private readonly pending: Buffer[][];

  constructor(frontier: Frontier) {
    this.pending = frontier.map((hashes) => [...hashes]);
    for (const [level, hashes] of [...this.pending.entries()].toReversed()) {
      for (const hash of hashes) this.tree.addSubtree(level * TILE_HEIGHT, hash);
    }
  }

  get size(): number {
    return this.tree.size;
  }

  root(): Buffer {
    return this.tree.root();
  }

  /** @returns the tiles that are full with this leaf, the lowest first */
  add(leafHash: Buffer): Tile[] {
    this.tree.addLeaf(leafHash);
    const full: Tile[] = [];
    let hash = leafHash;
    for (let level = 0; ; level++) {
      const hashes = (this.pending[level] ??= []);
      hashes.push(hash);
      if (hashes.length < TILE_WIDTH) return full;
      this.pending[level] = [];
      hash = rootOf(hashes);
      const index = this.tree.size / TILE_WIDTH ** (level + 1) - 1;
      full.push({ level, index, hashes: Buffer.concat(hashes), root: hash });
    }
  }
}

function rootOf(hashes: readonly Buffer[]): Buffer {
  const tree = new GrowingTree();
  for (const hash of hashes) tree.addLeaf(hash);
  return tree.root();
}
