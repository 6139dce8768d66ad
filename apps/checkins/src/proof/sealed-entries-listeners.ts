import { Injectable } from '@nestjs/common';
import type { EntryFacts } from 'liandong-verify/ledger-entry';
import type { EntityManager } from 'typeorm';

/** A ledger entry that has just got its place in the tree. */
export interface SealedEntry {
  readonly leafIndex: number;
  readonly volunteerId: string;
  /** With `id`, the key of the entry's row; it decides the month. */
  readonly fromAt: Date;
  /** Everything that the leaf holds, as the row had it when it was sealed; `facts.entryId` is the row's id. */
  readonly facts: EntryFacts;
}

/** Does something for every sealed entry exactly once: rollups, certificates that a correction replaces. */
export interface SealedEntriesListener {
  /**
   * Called within the transaction that seals these entries, in the order of their leaves and without gaps from
   * one call to the next. What it writes through `tx` is committed with them or not at all; when it throws,
   * nothing is sealed, and the same entries come again.
   */
  entriesSealed(tx: EntityManager, entries: readonly SealedEntry[]): Promise<void>;
}

/**
 * Who is told of sealed entries. A listener adds itself in its `onModuleInit`; the sealer begins after the whole
 * application has started, so that no listener misses an entry.
 */
@Injectable()
export class SealedEntriesListeners {
  private readonly listeners: SealedEntriesListener[] = [];

  add(listener: SealedEntriesListener): void {
    this.listeners.push(listener);
  }

  async tell(tx: EntityManager, entries: readonly SealedEntry[]): Promise<void> {
    for (const listener of this.listeners) await listener.entriesSealed(tx, entries);
  }
}
