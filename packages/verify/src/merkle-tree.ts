import { HASH_BYTES, sha256 } from './hash.js';

const LEAF_PREFIX = Buffer.from([0]);

/** The hash of a leaf (RFC 6962, 2.1): SHA-256 of 0x00 and the entry. */
export function leafHash(entry: string | Uint8Array): Buffer {
  return sha256(typeof entry === 'string' ? `\0${entry}` : Buffer.concat([LEAF_PREFIX, entry]));
}

const pair = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** The hash of an inner node (RFC 6962, 2.1): SHA-256 of 0x01 and both children. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  pair.set(left, 1);
  pair.set(right, 1 + HASH_BYTES);
  return sha256(pair);
}

/** The root of a tree without leaves (RFC 6962, 2.1). */
export function emptyRoot(): Buffer {
  return sha256('');
}

/** The root over complete subtrees from left to right, each no larger than the one before. */
export function rootOfPeaks(peaks: readonly Uint8Array[]): Buffer {
  const last = peaks.at(-1);
  if (!last) return emptyRoot();
  return Buffer.from(peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last));
}

/**
 * A tree that grows to the right. It keeps one hash per complete subtree of its size's binary digits, whatever
 * the number of its leaves.
 */
export class GrowingTree {
  private readonly peaks: { level: number; hash: Uint8Array }[] = [];
  private leaves = 0;

  get size(): number {
    return this.leaves;
  }

  addLeaf(hash: Uint8Array): void {
    this.addSubtree(0, hash);
  }

  /**
   * Adds a complete subtree of 2^level leaves of which only the root is known.
   * @throws Error when no such subtree begins at this size
   */
  addSubtree(level: number, hash: Uint8Array): void {
    const width = 2 ** level;
    if (this.leaves % width !== 0) throw new Error(`no subtree of ${width} leaves begins at ${this.leaves}`);
    this.leaves += width;
    let peak = { level, hash };
    for (
      let left = this.peaks.at(-1);
      left?.level === peak.level && this.isRightChild(peak.level);
      left = this.peaks.at(-1)
    ) {
      this.peaks.pop();
      peak = { level: peak.level + 1, hash: nodeHash(left.hash, peak.hash) };
    }
    this.peaks.push(peak);
  }

  /** The root over all leaves so far. */
  root(): Buffer {
    return rootOfPeaks(this.peakHashes());
  }

  /** The roots of the complete subtrees, from left to right. */
  peakHashes(): Uint8Array[] {
    return this.peaks.map((peak) => peak.hash);
  }

  /** Whether the subtree of this level that has just ended is the right half of the one above. */
  private isRightChild(level: number): boolean {
    return this.leaves % 2 ** (level + 1) === 0;
  }
}
