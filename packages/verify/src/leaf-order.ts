import type { Findings } from './findings.js';
import { hashFromHex, isHexHash } from './hash.js';
import { GrowingTree } from './merkle-tree.js';
import { subtreesOf } from './subtrees.js';
import type { TreeHead } from './tree-head.js';

/** How many gaps are remembered, to tell a row that was moved from one that was inserted. */
const REMEMBERED_GAPS = 10_000;

export interface OrderedRow {
  readonly leafIndex: number;
  readonly leafHash: Buffer | null;
  /** Roots of the skipped subtrees before this row, joined by `.`. */
  readonly skipped: string;
  readonly line: number;
  readonly entryId: string;
}

/**
 * Follows the leaves of an export: whether each stands in its place, none is missing, and the roots are the ones
 * that were signed.
 */
export class LeafOrder {
  /** Sizes of the heads whose root the rows had. */
  readonly agreed: number[] = [];
  private readonly tree = new GrowingTree();
  private readonly heads: TreeHead[];
  private readonly missing = new Map<number, number>();
  private nextHead = 0;
  /** The leaf that should come next. */
  private expected = 0;
  /** False after a gap that no subtree fills: then no root can be computed any more. */
  private whole = true;
  private reached: number[] = [];
  private lastAgreed = 0;

  constructor(
    private readonly head: TreeHead,
    private readonly isComplete: boolean,
    others: readonly TreeHead[],
    private readonly findings: Findings,
  ) {
    this.heads = others.toSorted((a, b) => a.size - b.size);
    this.compareHeads();
  }

  take(row: OrderedRow): void {
    const { leafIndex, line, entryId } = row;
    if (leafIndex < 0 || leafIndex >= this.head.size) {
      this.findings.add({ kind: 'rowInserted', line, entryId, leafIndex });
      return;
    }
    if (leafIndex < this.expected) {
      const kind = this.fillMissing(row) ? 'rowMoved' : 'rowInserted';
      this.findings.add({ kind, line, entryId, leafIndex });
      return;
    }
    if (leafIndex === this.expected && row.skipped !== '') {
      this.findings.add({ kind: 'rowChanged', line, entryId, leafIndex, detail: 'skipped' });
    }
    this.skipTo(leafIndex, row.skipped);
    if (row.leafHash === null) this.whole = false;
    else if (this.whole) this.tree.addLeaf(row.leafHash);
    this.expected = leafIndex + 1;
    this.compareHeads();
  }

  /** After the last row: what the end line says of the leaves that follow it. */
  takeTail(skipped: string): void {
    if (this.expected < this.head.size) this.skipTo(this.head.size, skipped);
  }

  finish(): void {
    if (this.expected < this.head.size) this.miss(this.expected, this.head.size);
    for (const [from, to] of this.missing) {
      this.findings.add({ kind: 'rowsRemoved', leafIndex: from, lastLeafIndex: to - 1 });
    }
    if (this.whole) this.compareWith(this.head);
    else if (this.findings.count === 0) throw new Error('no root, and nothing said of why');
  }

  /** Sizes of the heads that no row stood at the end of. */
  unchecked(): number[] {
    return this.heads.map((head) => head.size).filter((size) => !this.reached.includes(size));
  }

  private skipTo(leafIndex: number, skipped: string): void {
    const gap = { from: this.expected, to: leafIndex };
    if (gap.from === gap.to) return;
    if (!this.isSkipped(gap, skipped)) {
      this.miss(gap.from, gap.to);
    } else if (this.whole) {
      const hashes = skipped.split('.');
      for (const [at, { level }] of subtreesOf(gap).entries())
        this.tree.addSubtree(level, hashFromHex(hashes[at] ?? ''));
    }
    this.expected = leafIndex;
    this.compareHeads();
  }

  /** Whether these roots stand for the leaves of this gap. */
  private isSkipped(gap: { from: number; to: number }, skipped: string): boolean {
    if (this.isComplete || skipped === '') return false;
    const hashes = skipped.split('.');
    return hashes.length === subtreesOf(gap).length && hashes.every(isHexHash);
  }

  private miss(from: number, to: number): void {
    this.whole = false;
    if (this.missing.size < REMEMBERED_GAPS) this.missing.set(from, to);
  }

  /**
   * True when this leaf was missing: then it was moved to where it stands now, and took along what it says of the
   * leaves that were skipped before it.
   */
  private fillMissing({ leafIndex, skipped }: OrderedRow): boolean {
    for (const [from, to] of this.missing) {
      if (leafIndex < from || leafIndex >= to) continue;
      this.missing.delete(from);
      if (from < leafIndex && !this.isSkipped({ from, to: leafIndex }, skipped))
        this.missing.set(from, leafIndex);
      if (leafIndex + 1 < to) this.missing.set(leafIndex + 1, to);
      return true;
    }
    return false;
  }

  /** Compares the root with every head of this size. */
  private compareHeads(): void {
    for (; ; this.nextHead += 1) {
      const next = this.heads[this.nextHead];
      if (!next || next.size > this.expected) return;
      if (next.size < this.expected) continue;
      if (!this.whole) continue;
      this.reached.push(next.size);
      this.compareWith(next);
    }
  }

  private compareWith(head: TreeHead): void {
    if (this.tree.root().toString('hex') === head.root) {
      this.lastAgreed = Math.max(this.lastAgreed, head.size);
      if (head !== this.head) this.agreed.push(head.size);
      return;
    }
    this.findings.add({
      kind: head.size === this.head.size && head !== this.head ? 'headContradicts' : 'rootDiffers',
      leafIndex: this.lastAgreed,
      lastLeafIndex: head.size - 1,
      detail: `${head.size} ${head.time}`,
    });
    // What lies before is explained: the next head would only say the same.
    this.lastAgreed = head.size;
    this.whole = false;
  }
}
