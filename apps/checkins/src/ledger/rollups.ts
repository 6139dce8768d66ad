import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  SealedEntriesListeners,
  type SealedEntriesListener,
  type SealedEntry,
} from '../proof/sealed-entries-listeners.js';
import { rollUp, type Crew } from './rollup.js';
import { RollupsRepository, type Newcomers } from './rollups.repository.js';

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

  async entriesSealed(tx: EntityManager, entries: readonly SealedEntry[]): Promise<void> {
    const correctedKinds = await this.rollups.findCorrectedKinds(tx, entries);
    const { rollups, crews } = rollUp(entries, correctedKinds);
    await this.rollups.add(tx, rollups);
    const newcomers = await this.findNewcomers(tx, crews);
    await this.rollups.addPeople(tx, crews, newcomers);
    await this.rollups.countNewcomers(tx, newcomers);
  }

  private async findNewcomers(tx: EntityManager, crews: readonly Crew[]): Promise<Newcomers> {
    const months = new Map<string, Set<string>>();
    for (const { month, volunteerIds } of crews) {
      const ids = months.get(month) ?? new Set();
      months.set(month, ids);
      for (const id of volunteerIds) ids.add(id);
    }
    const everybody = new Set([...months.values()].flatMap((ids) => [...ids]));
    const known = await this.rollups.findMonths(tx, [...everybody], [...months.keys()]);
    for (const [id, monthsBefore] of known) {
      for (const month of monthsBefore) months.get(month)?.delete(id);
    }
    return { months, ever: new Set([...everybody].filter((id) => !known.has(id))) };
  }
}
