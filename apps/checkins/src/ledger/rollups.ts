import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  SealedEntriesListeners,
  type SealedEntriesListener,
  type SealedEntry,
} from '../proof/sealed-entries-listeners.js';
import { rollUp, type PersonalRollup } from './rollup.js';
import { personOfMonth, RollupsRepository, type Newcomers } from './rollups.repository.js';

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
    const { rollups, persons } = rollUp(entries, correctedKinds);
    const ids = await this.rollups.add(tx, rollups);
    const newcomers = await this.findNewcomers(tx, persons);
    await this.rollups.addPersons(tx, persons, ids, newcomers);
    await this.rollups.addPeople(tx, persons, newcomers);
    await this.rollups.countNewcomers(tx, newcomers);
  }

  /** One look at the latest month tells it of nearly all: only what belongs to an earlier one needs a second. */
  private async findNewcomers(tx: EntityManager, persons: readonly PersonalRollup[]): Promise<Newcomers> {
    const ids = [...new Set(persons.map(({ volunteerId }) => volunteerId))];
    const latest = await this.rollups.findLatestMonths(tx, ids);
    const isLate = ({ volunteerId, of }: PersonalRollup) => {
      const last = latest.get(volunteerId);
      return last !== undefined && of.month < last;
    };
    const seenEarlier = await this.rollups.findSeen(tx, persons.filter(isLate));
    const months = new Map<number, Set<string>>();
    for (const person of persons) {
      const { volunteerId, of } = person;
      const month = of.month.getTime();
      const isSeen = isLate(person)
        ? seenEarlier.has(personOfMonth(volunteerId, of.month))
        : latest.get(volunteerId)?.getTime() === month;
      if (!isSeen) months.set(month, (months.get(month) ?? new Set()).add(volunteerId));
    }
    return { months, ever: new Set(ids.filter((id) => !latest.has(id))) };
  }
}
