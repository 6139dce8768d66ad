import { attendanceListChanged } from '@liandong/contracts/check-ins/attendance';
import { uuidv7 } from 'uuidv7';
import { instants, ints, uuids } from './binary-array.js';
import { plainArray } from './plain-array.js';
import type { DecidedScan } from './scan-batch.js';

/** What many scans of a batch have in common, in columns. */
interface Alike {
  activityId: string | null;
  way: string | null;
  place: string;
  outcome: string;
  reason: string | null;
  params: string | null;
  activityTitle: string | null;
  direction: string | null;
  grade: string | null;
  entryKind: string | null;
}

/** The values of RECORD: what scans have in common, a column of each scan, then what the batch has in common. */
export function recordValues(decided: readonly DecidedScan[], recordedAt: Date): unknown[] {
  const alike: Alike[] = [];
  const places = new Map<string, number>();
  const placeOf = (scan: DecidedScan): number => {
    const common = alikeOf(scan);
    const name = Object.values(common).join('\n');
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, alike.push(common));
    return alike.length;
  };
  const place = decided.map(placeOf);
  const cameOrLeft = decided.filter(({ checkInId }) => checkInId !== null);
  const activityIds = [...new Set(cameOrLeft.flatMap(({ code }) => code.activity?.id ?? []))];
  return [
    plainArray(alike.map((one) => one.activityId)),
    plainArray(alike.map((one) => one.way)),
    plainArray(alike.map((one) => one.place)),
    plainArray(alike.map((one) => one.outcome)),
    plainArray(alike.map((one) => one.reason)),
    alike.map((one) => one.params),
    alike.map((one) => one.activityTitle),
    plainArray(alike.map((one) => one.direction)),
    plainArray(alike.map((one) => one.grade)),
    plainArray(alike.map((one) => one.entryKind)),
    ints(place),
    uuids(decided.map(({ scan }) => scan.scanId)),
    uuids(decided.map(({ scan }) => scan.volunteerId)),
    uuids(decided.map(({ scan }) => scan.scannedBy)),
    instants(decided.map(({ scan }) => scan.receivedAt)),
    instants(decided.map(({ scan }) => scan.scannedAt)),
    uuids(decided.map(({ scan }) => scan.deviceId)),
    instants(decided.map(({ answer }) => (answer.outcome === 'refused' ? null : new Date(answer.at)))),
    ints(decided.map(({ answer }) => (answer.outcome === 'refused' ? null : answer.minutes))),
    uuids(decided.map(({ checkInId }) => checkInId)),
    ints(decided.map(({ attempt }) => attempt)),
    uuids(decided.map(({ entry }) => entry?.id ?? null)),
    instants(decided.map(({ entry }) => entry?.from ?? null)),
    instants(decided.map(({ entry }) => entry?.to ?? null)),
    decided.map(({ entry }) => (entry?.explanation ? JSON.stringify(entry.explanation) : null)),
    recordedAt,
    uuidv7(),
    attendanceListChanged.subject,
    activityIds.length > 0 ? JSON.stringify({ activityIds }) : null,
  ];
}

function alikeOf({ code, place, answer, entry }: DecidedScan): Alike {
  const isRefused = answer.outcome === 'refused';
  return {
    activityId: code.activity?.id ?? null,
    way: code.way,
    place,
    outcome: answer.outcome,
    reason: isRefused ? answer.reason : null,
    params: isRefused ? JSON.stringify(answer.params) : null,
    activityTitle: isRefused ? null : answer.activityTitle,
    direction: isRefused ? null : answer.direction,
    grade: isRefused ? null : answer.grade,
    entryKind: entry?.kind ?? null,
  };
}
