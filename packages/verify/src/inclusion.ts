import { nodeHash } from './merkle-tree.js';
import { hashOfRange, splitOf, type LeafRange, type SubtreeLookUp } from './subtrees.js';

/** The nodes of an inclusion proof (RFC 6962, 2.1.1) as ranges of leaves, from the leaf upwards. */
export function inclusionRanges(leafIndex: number, size: number): LeafRange[] {
  if (!isIndex(leafIndex, size)) throw new Error(`a tree of ${size} has no leaf ${leafIndex}`);
  const ranges: LeafRange[] = [];
  let whole: LeafRange = { from: 0, to: size };
  while (whole.to - whole.from > 1) {
    const middle = whole.from + splitOf(whole.to - whole.from);
    const left = { from: whole.from, to: middle };
    const right = { from: middle, to: whole.to };
    const isLeft = leafIndex < middle;
    ranges.push(isLeft ? right : left);
    whole = isLeft ? left : right;
  }
  return ranges.toReversed();
}

/** The inclusion proof of a leaf in the tree of the first `size` leaves. */
export function inclusionProof(leafIndex: number, size: number, lookUp: SubtreeLookUp): Buffer[] {
  return inclusionRanges(leafIndex, size).map((range) => hashOfRange(range, lookUp));
}

/**
 * The root that a leaf and its inclusion proof lead to (RFC 9162, 2.1.3.2); null when the proof is not of this
 * shape. The leaf is in the tree when it is the root of the tree's head.
 */
export function rootFromInclusion(
  leaf: Uint8Array,
  leafIndex: number,
  size: number,
  proof: readonly Uint8Array[],
): Buffer | null {
  if (!isIndex(leafIndex, size)) return null;
  let node = leafIndex;
  let last = size - 1;
  let root: Buffer = Buffer.from(leaf);
  for (const hash of proof) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      root = nodeHash(hash, root);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      root = nodeHash(root, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? root : null;
}

function isIndex(leafIndex: number, size: number): boolean {
  return Number.isSafeInteger(leafIndex) && Number.isSafeInteger(size) && leafIndex >= 0 && leafIndex < size;
}

function half(value: number): number {
  return Math.floor(value / 2);
}
