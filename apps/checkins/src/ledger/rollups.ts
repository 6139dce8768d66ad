import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  SealedEntriesListeners,
  type SealedEntriesListener,
  type SealedEntry,
} from '../proof/sealed-entries-listeners.js';
import { rollUp } from './rollup.js';
import { RollupsRepository } from './rollups.repository.js';

/**
 * Keeps sums of the sealed entries, in the transaction that seals them: with the few entries that are not sealed
 * yet they are exact at any moment, and the hot path pays nothing.
 */
@Injectable()
export class Rollups implements SealedEntriesListener, OnModuleInit {
  constructor(
    private readonly listeners: SealedEntriesListeners,
    private readonly rollups: RollupsRepository,
  ) {}

  onModuleInit(): void {
    this.listeners.add(this);
  }

  async entriesSealed(tx: EntityManager, entries: readonly SealedEntry[]): Promise<void> {
    const correctedKinds = await this.rollups.findCorrectedKinds(tx, entries);
    await this.rollups.add(tx, rollUp(entries, correctedKinds));
  }
}
