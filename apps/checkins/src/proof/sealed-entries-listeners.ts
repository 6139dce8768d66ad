import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SealedBatch } from './sealed-batch.js';

/** Does something for every sealed entry exactly once: rollups, certificates that a correction replaces. */
export interface SealedEntriesListener {
  /**
   * Called within the transaction that seals these entries, in the order of their leaves and without gaps from
   * one call to the next. What it writes through `tx` is committed with them or not at all; when it throws,
   * nothing is sealed, and the same entries come again.
   */
  entriesSealed(tx: EntityManager, batch: SealedBatch): Promise<void>;
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

  async tell(tx: EntityManager, batch: SealedBatch): Promise<void> {
    for (const listener of this.listeners) await listener.entriesSealed(tx, batch);
  }
}
