import { GrowingTree, rootOfPeaks } from 'liandong-verify/merkle-tree';

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

/** The unfinished tile of a level. */
class OpenTile {
  readonly hashes: Buffer[] = [];
  private readonly tree = new GrowingTree();

  add(hash: Buffer): void {
    this.hashes.push(hash);
    this.tree.addLeaf(hash);
  }

  root(): Buffer {
    return this.tree.root();
  }

  peakHashes(): Uint8Array[] {
    return this.tree.peakHashes();
  }
}

/** Continues a tree: takes leaves, gives the tiles that become full, and the root. Each node is hashed once. */
export class TileBuilder {
  private readonly open: OpenTile[] = [];
  private leaves = 0;

  constructor(frontier: Frontier) {
    for (const [level, hashes] of frontier.entries()) {
      const tile = new OpenTile();
      for (const hash of hashes) tile.add(hash);
      this.open.push(tile);
      this.leaves += hashes.length * TILE_WIDTH ** level;
    }
  }

  get size(): number {
    return this.leaves;
  }

  /** The highest open tile holds what is leftmost in the tree. */
  root(): Buffer {
    return rootOfPeaks(this.open.toReversed().flatMap((tile) => tile.peakHashes()));
  }

  /** @returns the tiles that are full with this leaf, the lowest first */
  add(leafHash: Buffer): Tile[] {
    this.leaves += 1;
    const full: Tile[] = [];
    let hash = leafHash;
    for (let level = 0; ; level++) {
      const tile = (this.open[level] ??= new OpenTile());
      tile.add(hash);
      if (tile.hashes.length < TILE_WIDTH) return full;
      this.open[level] = new OpenTile();
      hash = tile.root();
      const index = this.leaves / TILE_WIDTH ** (level + 1) - 1;
      full.push({ level, index, hashes: Buffer.concat(tile.hashes), root: hash });
    }
  }
}
