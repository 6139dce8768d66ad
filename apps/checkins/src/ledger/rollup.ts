import { shanghaiMonth, shanghaiMonthBounds } from '@liandong/rules/shanghai-time';
import type { SealedEntry } from '../proof/sealed-entries-listeners.js';

/** What entries count together that are alike in all that they are filtered by, but the volunteer. */
export interface Rollup {
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
  /** Person-times 人次. */
  times: number;
  minutes: number;
}

/** Who has entries of a month with a team, or without one at a place. */
export interface Crew {
  teamId: string | null;
  /** Where there is no team; else empty. */
  organizationPath: string;
  /** `YYYY-MM` in Asia/Shanghai. */
  month: string;
  volunteerIds: Set<string>;
}

/**
 * Adds up entries that are alike.
 * @param correctedKinds by a correction's id, the kind of what it corrects
 */
export function rollUp(
  entries: readonly SealedEntry[],
  correctedKinds: ReadonlyMap<string, string>,
): { rollups: Rollup[]; crews: Crew[] } {
  const rollups = new Map<string, Rollup>();
  const crews = new Map<string, Crew>();
  let month = monthOf(new Date(0));
  for (const { facts, volunteerId, fromAt } of entries) {
    const { kind, teamId, organizationPath, activityClass, linkedParties, grade, times, minutes } = facts;
    const correctedKind = correctedKinds.get(facts.entryId) ?? null;
    // Nearly all are of the same month, and to name it costs a microsecond.
    if (fromAt < month.from || fromAt >= month.to) month = monthOf(fromAt);
    // None of them can hold a line break: ids, words of enumerations, paths of slugs.
    const parts = [
      kind,
      correctedKind,
      teamId,
      organizationPath,
      activityClass,
      linkedParties,
      grade,
      month.name,
    ];
    const rollup = orAdded(rollups, parts.join('\n'), () => ({
      kind,
      correctedKind,
      teamId,
      organizationPath,
      activityClass,
      linkedParties,
      grade,
      month: month.from,
      entries: 0,
      times: 0,
      minutes: 0,
    }));
    rollup.entries += 1;
    rollup.times += times;
    rollup.minutes += minutes;
    const crew = orAdded(crews, `${month.name} ${teamId ?? organizationPath}`, () => ({
      teamId,
      organizationPath: teamId === null ? organizationPath : '',
      month: month.name,
      volunteerIds: new Set<string>(),
    }));
    crew.volunteerIds.add(volunteerId);
  }
  return { rollups: [...rollups.values()], crews: [...crews.values()] };
}

function monthOf(at: Date): { name: string; from: Date; to: Date } {
  const name = shanghaiMonth(at);
  return { name, ...shanghaiMonthBounds(name) };
}

function orAdded<Value>(known: Map<string, Value>, name: string, make: () => Value): Value {
  let value = known.get(name);
  if (value === undefined) known.set(name, (value = make()));
  return value;
}
