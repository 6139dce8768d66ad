import { shanghaiMonth, shanghaiMonthBounds } from '@liandong/rules/shanghai-time';
import type { SealedEntry } from '../proof/sealed-entries-listeners.js';

/** What some entries of a month, alike in all that they are filtered by, count together. */
export interface Rollup {
  volunteerId: string;
  kind: string;
  correctedKind: string | null;
  teamId: string | null;
  organizationPath: string;
  activityClass: string | null;
  linkedParties: readonly string[];
  grade: string;
  /** The first instant of the month in Asia/Shanghai. */
  month: Date;
  entries: number;
  times: number;
  minutes: number;
}

/**
 * Adds up entries that are alike.
 * @param correctedKinds by a correction's id, the kind of what it corrects
 */
export function rollUp(
  entries: readonly SealedEntry[],
  correctedKinds: ReadonlyMap<string, string>,
): Rollup[] {
  const rollups = new Map<string, Rollup>();
  for (const { facts, volunteerId, fromAt } of entries) {
    const correctedKind = correctedKinds.get(facts.entryId) ?? null;
    const month = shanghaiMonth(fromAt);
    const { kind, teamId, organizationPath, activityClass, linkedParties, grade } = facts;
    const key = JSON.stringify([
      volunteerId,
      kind,
      correctedKind,
      teamId,
      organizationPath,
      activityClass,
      linkedParties,
      grade,
      month,
    ]);
    const known = rollups.get(key);
    if (known) {
      known.entries += 1;
      known.times += facts.times;
      known.minutes += facts.minutes;
      continue;
    }
    rollups.set(key, {
      volunteerId,
      kind,
      correctedKind,
      teamId,
      organizationPath,
      activityClass,
      linkedParties,
      grade,
      month: shanghaiMonthBounds(month).from,
      entries: 1,
      times: facts.times,
      minutes: facts.minutes,
    });
  }
  return [...rollups.values()];
}
