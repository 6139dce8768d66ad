import { Injectable } from '@nestjs/common';
import type { ExportHeads } from 'liandong-verify/export-format';
import type { EntityManager } from 'typeorm';
import { TreeReader } from './tree-reader.js';
import { TreeRepository } from './tree.repository.js';

/** How many older heads an export carries, spread over the ledger. */
const EARLIER_HEADS = 64;

/** The proving parts of an export: heads and skipped leaves. See liandong-verify/export-format. */
@Injectable()
export class ExportProofs {
  constructor(
    private readonly tree: TreeRepository,
    private readonly reader: TreeReader,
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

  /** The leaves left out after the last row, for the end line. */
  async tail(tx: EntityManager, next: number, size: number): Promise<string[]> {
    const [skipped = []] = await this.reader.subtreeRoots(tx, [{ from: next, to: size }]);
    return skipped;
  }
}
