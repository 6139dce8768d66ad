import { Injectable } from '@nestjs/common';
import type { ExportHeads, ExportRow } from 'liandong-verify/export-format';
import type { LeafRange } from 'liandong-verify/subtrees';
import type { EntityManager } from 'typeorm';
import { PersonSalts, type PersonalEntry } from './person-salts.js';
import { TreeReader } from './tree-reader.js';
import { TreeRepository } from './tree.repository.js';

/** How many older heads an export carries, spread over the ledger. */
const EARLIER_HEADS = 64;

/** What an export knows of an entry from `sealed_entries`. */
export interface SealedRef extends PersonalEntry {
  readonly leafIndex: number;
  readonly commitment: Buffer;
}

/** What makes an exported row provable: whom it is of, and the leaves that were left out before it. */
export type RowProof = Pick<ExportRow, 'person' | 'skipped'>;

/** The proving parts of an export: heads, persons and skipped leaves. See liandong-verify/export-format. */
@Injectable()
export class ExportProofs {
  constructor(
    private readonly tree: TreeRepository,
    private readonly reader: TreeReader,
    private readonly salts: PersonSalts,
  ) {}

  /** The newest head and older ones. The export holds only leaves below `head.size`, however long it takes. */
  async heads(tx: EntityManager): Promise<ExportHeads | null> {
    const head = await this.tree.findLatestHead(tx);
    if (!head) return null;
    const sizes = Array.from({ length: EARLIER_HEADS }, (_, at) =>
      Math.floor((head.size * (at + 1)) / (EARLIER_HEADS + 1)),
    );
    const earlier = await this.tree.findHeadsUpTo(tx, sizes);
    return { head, earlier: earlier.filter(({ size }) => size > 0 && size < head.size) };
  }

  /**
   * For rows in ascending order of their leaves.
   * @param next the leaf after the last row of the page before; 0 for the first page
   */
  async rows(tx: EntityManager, refs: readonly SealedRef[], next: number): Promise<RowProof[]> {
    const gaps = refs.map(({ leafIndex }, at): LeafRange => {
      const before = refs[at - 1];
      return { from: before ? before.leafIndex + 1 : next, to: leafIndex };
    });
    const [persons, skipped] = [await this.salts.open(tx, refs), await this.reader.subtreeRoots(tx, gaps)];
    return refs.map(({ commitment }, at) => ({
      person: persons[at] ?? { commitment: commitment.toString('hex') },
      skipped: skipped[at] ?? [],
    }));
  }

  /** The leaves left out after the last row, for the end line. */
  async tail(tx: EntityManager, next: number, size: number): Promise<string[]> {
    const [skipped = []] = await this.reader.subtreeRoots(tx, [{ from: next, to: size }]);
    return skipped;
  }
}
