import type { CheckInAnswer, Direction, RefusalReason } from '@liandong/contracts/check-ins/check-in';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { CurrentEntryRow } from '../ledger/current-entry.js';
import { otherService } from '../ledger/service-elsewhere.js';
import type { KnownScan } from './scan-batch.js';
import type { ReadScan } from './scan.js';

/** A stored answer, in columns. */
interface AnswerRow {
  scan_id: string;
  sender_id: string;
  /** `provisional` and `disputed` when the scan came in a device's queue first. */
  outcome: CheckInAnswer['outcome'] | 'provisional' | 'disputed';
  reason: RefusalReason | null;
  params: Record<string, string> | null;
  activity_id: string;
  activity_title: string;
  direction: Direction;
  fact_at: string;
  minutes: number | null;
  grade: EvidenceGrade;
}

export interface FactRow {
  id: string;
  activity_id: string;
  volunteer_id: string;
  direction: Direction;
  attempt: number;
  at: string;
  grade: EvidenceGrade;
  annulled: boolean;
}

/** The one row of KNOWN; null where there is nothing. */
export interface KnownRow {
  answers: AnswerRow[] | null;
  /** By activity, the ids of those asked about who are not signed up, with commas between them. */
  not_signed_up: Record<string, string | null> | null;
  facts: FactRow[] | null;
  /** The activities beside which another one is on that holds who checks in. */
  not_alone: string[] | null;
}

/** A row of OTHERS: an attendance of somebody who enters `entered_id`, at another activity that may still be left. */
export interface OtherRow {
  entered_id: string;
  volunteer_id: string;
  activity_id: string;
  title: string;
  since: Date;
  closes_at: Date;
}

/** Service of somebody who leaves `left_id` that counts elsewhere at that time. */
export type ServiceRow = CurrentEntryRow & { left_id: string };

/** How many wrong short codes a sender, or everybody at an activity, typed of late; by their id. */
export interface WrongShortCodes {
  sender: ReadonlyMap<string, number>;
  activity: ReadonlyMap<string, number>;
}

/** What was looked up for a batch. */
export interface LookedUp {
  row: KnownRow;
  others: readonly OtherRow[];
  services: readonly ServiceRow[];
  /** What check-outs counted, by their ids. */
  minutes: ReadonlyMap<string, number>;
  wrongShortCodes: WrongShortCodes;
}

/** What is known about each scan, in their order. */
export function readKnown(
  batch: readonly ReadScan[],
  { row, minutes, wrongShortCodes, ...found }: LookedUp,
): KnownScan[] {
  const answers = new Map(row.answers?.map((answer) => [`${answer.scan_id}|${answer.sender_id}`, answer]));
  const notSignedUp = new Map(
    Object.entries(row.not_signed_up ?? {}).map(([id, members]) => [id, new Set(members?.split(','))]),
  );
  const facts = byMember(row.facts ?? [], (fact) => fact.activity_id);
  const others = byMember(found.others, (other) => other.entered_id);
  const services = byMember(found.services, (service) => service.left_id);
  const isAnythingThere = facts.size + others.size + services.size > 0;
  return batch.map(({ scan, code }) => {
    // A third of a microsecond each, to find nothing by a key: in a rush there is nothing.
    const answer = answers.size > 0 ? answers.get(`${scan.scanId}|${scan.scannedBy}`) : undefined;
    const activityId = code.activity?.id ?? '';
    const key = isAnythingThere ? `${activityId}|${scan.volunteerId}` : '';
    const known: KnownScan = {
      answer: answer ? storedAnswer(answer) : null,
      signedUp: notSignedUp.get(activityId)?.has(scan.volunteerId) === false,
      in: null,
      out: null,
      nextAttempt: { in: 0, out: 0 },
      elsewhere: openElsewhere(others.get(key) ?? [], scan.at),
      services: (services.get(key) ?? []).map(otherService),
      wrongShortCodes: {
        bySender: wrongShortCodes.sender.get(scan.scannedBy) ?? 0,
        atActivity: wrongShortCodes.activity.get(activityId) ?? 0,
      },
    };
    for (const fact of facts.get(key) ?? []) addFact(known, fact, minutes.get(fact.id) ?? null);
    return known;
  });
}

function byMember<Row extends { volunteer_id: string }>(
  rows: readonly Row[],
  activityOf: (row: Row) => string,
): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${activityOf(row)}|${row.volunteer_id}`;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

/** Scans of one batch may lie hours apart: each is held against what was open at its own moment. */
function openElsewhere(others: readonly OtherRow[], at: Date): KnownScan['elsewhere'] {
  const open = others.find(({ since, closes_at }) => since <= at && closes_at >= at);
  return open ? { activityId: open.activity_id, title: open.title } : null;
}

function addFact(
  known: KnownScan,
  { direction, attempt, at, grade, annulled }: FactRow,
  minutes: number | null,
): void {
  known.nextAttempt[direction] = Math.max(known.nextAttempt[direction], attempt + 1);
  if (!annulled) known[direction] = { at: new Date(at), grade, minutes };
}

function storedAnswer(row: AnswerRow): CheckInAnswer | null {
  const { scan_id: scanId, outcome, reason, params } = row;
  if (outcome === 'refused') {
    return reason ? { outcome, scanId, reason, params: params ?? {} } : null;
  }
  if (outcome === 'disputed') return { outcome: 'refused', scanId, reason: 'SCAN_DISPUTED', params: {} };
  return {
    outcome: outcome === 'duplicate' ? 'duplicate' : 'accepted',
    scanId,
    activityId: row.activity_id,
    activityTitle: row.activity_title,
    direction: row.direction,
    at: new Date(row.fact_at).toISOString(),
    minutes: row.minutes,
    grade: row.grade,
  };
}
