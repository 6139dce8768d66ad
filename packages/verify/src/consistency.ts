import { nodeHash } from './merkle-tree.js';
import { hashOfRange, splitOf, type LeafRange, type SubtreeLookUp } from './subtrees.js';

/** The nodes of a consistency proof (RFC 6962, 2.1.2) between two sizes of a tree, as ranges of leaves. */
export function consistencyRanges(oldSize: number, size: number): LeafRange[] {
  if (!(oldSize >= 0 && oldSize <= size)) throw new Error(`${oldSize} leaves are not the first of ${size}`);
  if (oldSize === 0 || oldSize === size) return [];
  const ranges: LeafRange[] = [];
  let whole: LeafRange = { from: 0, to: size };
  // The subtrees on the way down to the last old leaf; the old tree itself is known to who asks.
  while (whole.to > oldSize) {
    const middle = whole.from + splitOf(whole.to - whole.from);
    const left = { from: whole.from, to: middle };
    const right = { from: middle, to: whole.to };
    if (oldSize <= middle) {
      ranges.push(right);
      whole = left;
    } else {
      ranges.push(left);
      whole = right;
    }
  }
  if (whole.from > 0) ranges.push(whole);
  return ranges.toReversed();
}

/** The proof that the first `oldSize` leaves of a tree of `size` are the same as before. */
export function consistencyProof(oldSize: number, size: number, lookUp: SubtreeLookUp): Buffer[] {
  return consistencyRanges(oldSize, size).map((range) => hashOfRange(range, lookUp));
}

/** Whether a proof shows that a tree grew from an older one without changing it (RFC 9162, 2.1.4.2). */
export function isConsistent(
  older: { size: number; root: Uint8Array },
  newer: { size: number; root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && equal(older.root, newer.root);
  if (older.size === 0) return proof.length === 0;
  const path = isPowerOfTwo(older.size) ? [older.root, ...proof] : [...proof];
  const [first, ...rest] = path;
  if (!first) return false;
  let node = older.size - 1;
  let last = newer.size - 1;
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let oldRoot: Buffer = Buffer.from(first);
  let newRoot: Buffer = Buffer.from(first);
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldRoot = nodeHash(hash, oldRoot);
      newRoot = nodeHash(hash, newRoot);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newRoot = nodeHash(newRoot, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(oldRoot, older.root) && equal(newRoot, newer.root);
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function isPowerOfTwo(value: number): boolean {
  return value > 0 && (value === 1 || splitOf(value) * 2 === value);
}

function half(value: number): number {
  return Math.floor(value / 2);
}
