import type { ActivityEntity } from '../directory/activity.entity.js';
import { instants, uuidLists, uuids } from './binary-array.js';
import { plainArray } from './plain-array.js';
import type { ReadScan } from './scan.js';

/** An activity of a batch, and whom to look up there. */
export interface AskedActivity {
  activity: ActivityEntity;
  /** Who goes in, and between which moments: only they can be in two places at once. */
  entering: string[];
  firstAt: Date;
  lastAt: Date;
  /** Everybody else. */
  notEntering: string[];
  /** Of them, who goes out: what counts elsewhere at that time does not count here again. */
  leaving: string[];
}

/** Each activity of a batch, once. */
export function askedOf(batch: readonly ReadScan[]): AskedActivity[] {
  const asked = new Map<string, AskedActivity>();
  for (const { scan, code } of batch) {
    const { activity } = code;
    if (!activity) continue;
    let one = asked.get(activity.id);
    if (!one) {
      one = { activity, entering: [], firstAt: scan.at, lastAt: scan.at, notEntering: [], leaving: [] };
      asked.set(activity.id, one);
    }
    if (code.kind !== 'genuine' || code.direction !== 'in') {
      one.notEntering.push(scan.volunteerId);
      if (code.kind === 'genuine') one.leaving.push(scan.volunteerId);
      continue;
    }
    one.entering.push(scan.volunteerId);
    if (scan.at < one.firstAt) one.firstAt = scan.at;
    if (scan.at > one.lastAt) one.lastAt = scan.at;
  }
  return [...asked.values()];
}

/** The values of KNOWN. */
export function knownValues(batch: readonly ReadScan[], asked: readonly AskedActivity[]): unknown[] {
  const { all, first, last } = uuidLists(
    asked.map(({ entering, notEntering }) => [...entering, ...notEntering]),
  );
  const months = asked.map(({ activity }) => activity.factMonth).toSorted();
  return [
    uuids(batch.map(({ scan }) => scan.scanId)),
    uuids(batch.map(({ scan }) => scan.scannedBy)),
    all,
    uuids(asked.map(({ activity }) => activity.id)),
    plainArray(asked.map(({ activity }) => activity.factMonth)),
    first,
    last,
    instants(asked.map(({ activity }) => activity.startsAt)),
    instants(asked.map(({ activity }) => activity.endsAt)),
    months.at(0) ?? null,
    months.at(-1) ?? null,
  ];
}

/** The values of SERVICE_ELSEWHERE. */
export function elsewhereValues({ activity, leaving }: AskedActivity): unknown[] {
  return [activity.id, uuids(leaving), activity.startsAt, activity.endsAt];
}

/** How long before somebody enters elsewhere they may have come to where they still are, in milliseconds. */
const STILL_THERE_MS = 36 * 3_600_000;

/** The values of OTHERS. */
export function othersValues(asked: readonly AskedActivity[]): unknown[] {
  const { all, first, last } = uuidLists(asked.map(({ entering }) => entering));
  const from = Math.min(...asked.map(({ firstAt }) => firstAt.getTime()));
  const to = Math.max(...asked.map(({ lastAt }) => lastAt.getTime()));
  return [
    uuids(asked.map(({ activity }) => activity.id)),
    instants(asked.map(({ activity }) => activity.startsAt)),
    instants(asked.map(({ activity }) => activity.endsAt)),
    first,
    last,
    all,
    new Date(from - STILL_THERE_MS),
    new Date(to),
  ];
}
