import type { NamedPerson } from '@liandong/contracts/common/person';
import type { Anomaly } from '@liandong/contracts/ledger/anomaly';

/** A volunteer's month. */
export interface MonthOfVolunteer {
  person: NamedPerson;
  minutes: number;
  retroMinutes: number;
}

/** Approved cases of a month that one person proposed and another decided. */
export interface CasesOfPair {
  proposer: NamedPerson;
  approver: NamedPerson;
  cases: number;
}

/** One time of service, with its corrections, longer than 0 minutes. */
export interface TimeOfService {
  person: NamedPerson;
  activityId: string | null;
  title: string;
  /** In Asia/Shanghai, `YYYY-MM-DD`. */
  day: string;
  from: Date;
  to: Date;
  minutes: number;
  /** How long the activity lasted without its breaks; null when there is none. */
  activityMinutes: number | null;
}

/** What somebody ticked or scanned in a month that came late, when the activity was over, on their word alone. */
export interface LateTicks {
  person: NamedPerson;
  scans: number;
  titles: string[];
}

/** A queue that waits for a signal has some; the same day's is sent by then. */
export const LATE_TICKS = 3;
export const LATE_HOURS = 3;

/** Half a working week entered afterwards, and more than was proven. */
export const RETRO_MINUTES = 20 * 60;
export const RETRO_CASES = 20;
export const MUTUAL_CASES = 2;
export const DAY_MINUTES = 16 * 60;

/** Volunteers most of whose time of a month was entered afterwards. */
export function manyRetroMinutes(months: readonly MonthOfVolunteer[]): Anomaly[] {
  return months
    .filter(({ minutes, retroMinutes }) => retroMinutes > RETRO_MINUTES && retroMinutes * 2 > minutes)
    .map(({ person, retroMinutes }) => anomaly('manyRetroMinutes', [person], retroMinutes, RETRO_MINUTES));
}

/** People who proposed many cases, and pairs who approve each other's. */
export function suspiciousCases(pairs: readonly CasesOfPair[]): Anomaly[] {
  const byProposer = new Map<string, { person: NamedPerson; cases: number }>();
  for (const { proposer, cases } of pairs) {
    const before = byProposer.get(proposer.id)?.cases ?? 0;
    byProposer.set(proposer.id, { person: proposer, cases: before + cases });
  }
  const many = [...byProposer.values()]
    .filter(({ cases }) => cases > RETRO_CASES)
    .map(({ person, cases }) => anomaly('manyRetroCases', [person], cases, RETRO_CASES));
  const mutual = pairs.flatMap((one) => {
    const back = pairs.find(
      (other) => other.proposer.id === one.approver.id && other.approver.id === one.proposer.id,
    );
    // Each pair once.
    if (!back || one.proposer.id > one.approver.id) return [];
    const cases = Math.min(one.cases, back.cases);
    if (cases < MUTUAL_CASES) return [];
    return [anomaly('mutualApprovals', [one.proposer, one.approver], one.cases + back.cases, MUTUAL_CASES)];
  });
  return [...many, ...mutual];
}

/** People whose ticks say that they were made hours before they came: a phone without signal, or a list made up. */
export function lateTicks(late: readonly LateTicks[]): Anomaly[] {
  return late
    .filter(({ scans }) => scans > LATE_TICKS)
    .map(({ person, scans, titles }) => ({ ...anomaly('lateTicks', [person], scans, LATE_TICKS), titles }));
}

/** Time at activities that were cancelled: given until then, or never. */
export function cancelledTimes(times: readonly TimeOfService[]): Anomaly[] {
  return times.map((time) => concerning('cancelledActivity', [time], time.minutes, 0));
}

/** Days that are too long, times that overlap, and more time than the activity lasted; in the order of time. */
export function impossibleTimes(times: readonly TimeOfService[]): Anomaly[] {
  const found: Anomaly[] = [];
  for (const ofPerson of grouped(times, ({ person }) => person.id)) {
    const byTime = ofPerson.toSorted((one, other) => one.from.getTime() - other.from.getTime());
    for (const ofDay of grouped(byTime, ({ day }) => day)) {
      const minutes = sum(ofDay);
      const [first] = ofDay;
      if (first && minutes > DAY_MINUTES) found.push(concerning('longDay', ofDay, minutes, DAY_MINUTES));
    }
    for (const ofActivity of grouped(byTime, ({ activityId }) => activityId ?? '')) {
      const limit = ofActivity[0]?.activityMinutes ?? null;
      const minutes = sum(ofActivity);
      if (limit !== null && minutes > limit) {
        found.push(concerning('moreThanActivity', ofActivity, minutes, limit));
      }
    }
    found.push(...overlaps(byTime));
  }
  return found;
}

function overlaps(byTime: readonly TimeOfService[]): Anomaly[] {
  const found: Anomaly[] = [];
  let latest: TimeOfService | undefined;
  for (const time of byTime) {
    if (latest && time.from < latest.to && time.activityId !== latest.activityId) {
      const end = Math.min(time.to.getTime(), latest.to.getTime());
      const minutes = Math.floor((end - time.from.getTime()) / 60_000);
      if (minutes > 0) found.push(concerning('overlappingPlaces', [latest, time], minutes, 0));
    }
    if (!latest || time.to > latest.to) latest = time;
  }
  return found;
}

function concerning(
  kind: Anomaly['kind'],
  times: readonly TimeOfService[],
  found: number,
  limit: number,
): Anomaly {
  const [first] = times;
  const people = first ? [first.person] : [];
  const titles = [...new Set(times.map(({ title }) => title))];
  return { ...anomaly(kind, people, found, limit), titles, day: first?.day ?? null };
}

function anomaly(kind: Anomaly['kind'], people: NamedPerson[], found: number, limit: number): Anomaly {
  return { kind, people, found, limit, titles: [], day: null };
}

function sum(times: readonly TimeOfService[]): number {
  return times.reduce((all, { minutes }) => all + minutes, 0);
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
