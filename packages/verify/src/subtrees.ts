import { rootOfPeaks } from './merkle-tree.js';

/** A complete subtree: the 2^level leaves from index · 2^level on. */
export interface SubtreeAddress {
  readonly level: number;
  readonly index: number;
}

/** Leaves from `from` (inclusive) to `to` (exclusive). */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/** Finds the hash of a complete subtree. */
export type SubtreeLookUp = (address: SubtreeAddress) => Uint8Array;

/** The fewest complete subtrees that cover a range, from left to right: at most 2 · log2 of its length. */
export function subtreesOf({ from, to }: LeafRange): SubtreeAddress[] {
  const subtrees: SubtreeAddress[] = [];
  let at = from;
  while (at < to) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level += 1;
    subtrees.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return subtrees;
}

/** The hash over a range that is a node of some RFC 6962 tree: it begins where its largest subtree may begin. */
export function hashOfRange(range: LeafRange, lookUp: SubtreeLookUp): Buffer {
  return rootOfPeaks(subtreesOf(range).map(lookUp));
}

/** The largest power of two below a number above 1: where RFC 6962 parts a tree. */
export function splitOf(leaves: number): number {
  let split = 1;
  while (split * 2 < leaves) split *= 2;
  return split;
}
