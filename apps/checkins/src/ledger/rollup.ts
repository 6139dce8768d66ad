import { shanghaiMonth, shanghaiMonthBounds } from '@liandong/rules/shanghai-time';
import type { SealedEntry } from '../proof/sealed-entries-listeners.js';

export interface Sums {
  entries: number;
  /** Person-times 人次. */
  times: number;
  minutes: number;
}

/** What entries count together that are alike in all that they are filtered by, but the volunteer. */
export interface Rollup extends Sums {
  kind: string;
  correctedKind: string | null;
  teamId: string | null;
  organizationPath: string;
  activityClass: string | null;
  linkedParties: readonly string[];
  grade: string;
  /** The first instant of the month in Asia/Shanghai. */
  month: Date;
}

/** What of a rollup is one volunteer's. */
export interface PersonalRollup extends Sums {
  volunteerId: string;
  of: Rollup;
}

/**
 * Adds up entries that are alike.
 * @param correctedKinds by a correction's id, the kind of what it corrects
 */
export function rollUp(
  entries: readonly SealedEntry[],
  correctedKinds: ReadonlyMap<string, string>,
): { rollups: Rollup[]; persons: PersonalRollup[] } {
  const rollups = new Map<string, Rollup>();
  const persons = new Map<Rollup, Map<string, PersonalRollup>>();
  for (const { facts, volunteerId, fromAt } of entries) {
    const { kind, teamId, organizationPath, activityClass, linkedParties, grade } = facts;
    const correctedKind = correctedKinds.get(facts.entryId) ?? null;
    const month = shanghaiMonth(fromAt);
    // None of them can hold a line break: ids, words of enumerations, paths of slugs.
    const parts = [kind, correctedKind, teamId, organizationPath, activityClass, linkedParties, grade, month];
    const rollup = addTo(rollups, parts.join('\n'), facts, () => ({
      kind,
      correctedKind,
      teamId,
      organizationPath,
      activityClass,
      linkedParties,
      grade,
      month: shanghaiMonthBounds(month).from,
    }));
    let ofRollup = persons.get(rollup);
    if (!ofRollup) persons.set(rollup, (ofRollup = new Map()));
    addTo(ofRollup, volunteerId, facts, () => ({ volunteerId, of: rollup }));
  }
  return {
    rollups: [...rollups.values()],
    persons: [...persons.values()].flatMap((some) => [...some.values()]),
  };
}

function addTo<Key extends object>(
  sums: Map<string, Key & Sums>,
  name: string,
  { times, minutes }: Omit<Sums, 'entries'>,
  makeKey: () => Key,
): Key & Sums {
  const known = sums.get(name);
  if (known) {
    known.entries += 1;
    known.times += times;
    known.minutes += minutes;
    return known;
  }
  const first = { ...makeKey(), entries: 1, times, minutes };
  sums.set(name, first);
  return first;
}
