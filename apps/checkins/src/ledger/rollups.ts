import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SealedBatch } from '../proof/sealed-batch.js';
import { SealedEntriesListeners, type SealedEntriesListener } from '../proof/sealed-entries-listeners.js';
import { RollupsRepository } from './rollups.repository.js';

/**
 * Keeps sums of the sealed entries, in the transaction that seals them: with the few entries that are not sealed
 * yet they are exact at any moment, and the hot path pays nothing. A person's own entries are few and have no sums.
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

  async entriesSealed(tx: EntityManager, batch: SealedBatch): Promise<void> {
    for (const month of await this.rollups.add(tx, batch)) await this.rollups.addPeople(tx, batch, month);
  }
}
