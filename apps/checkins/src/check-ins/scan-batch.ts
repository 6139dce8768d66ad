import type {
  CheckInAnswer,
  Direction,
  GatheredScan,
  attendanceRecorded,
} from '@liandong/contracts/check-ins/check-in';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { ReadCode } from '../venue-codes/venue-code-reader.js';
import { decideCheckIn, type Attended, type Decision, type Standing } from './check-in-decision.js';

/** One scan with what its code says. */
export interface ReadScan {
  scan: GatheredScan;
  code: ReadCode;
}

/** What the database knows about one scan before it is decided. */
export interface KnownScan {
  /** The stored answer, when this member sent this scan before. */
  answer: CheckInAnswer | null;
  signedUp: boolean;
  checkedInAt: Date | null;
  checkedOutAt: Date | null;
}

/** Rows as the tables take them; names are the columns'. */
export interface ScanRow {
  scan_id: string;
  volunteer_id: string;
  activity_id: string | null;
  received_at: string;
  scanned_at: string | null;
  outcome: CheckInAnswer['outcome'];
  reason: string | null;
  answer: CheckInAnswer;
}

export interface CheckInRow {
  id: string;
  fact_month: string;
  activity_id: string;
  volunteer_id: string;
  direction: Direction;
  at: string;
  scanned_at: string | null;
  way: 'venueCode';
  grade: 'device';
  scan_id: string;
}

export interface LedgerRow {
  id: string;
  kind: 'attendance' | 'serviceTime';
  volunteer_id: string;
  team_id: string;
  organization_path: string;
  activity_id: string;
  activity_title: string;
  activity_class: string;
  from_at: string;
  to_at: string | null;
  minutes: number;
  grade: 'device';
  recorded_at: string;
  check_in_id: string;
}

/** The answers to a batch in its order, and everything that must be written for them to be true. */
export interface DecidedBatch {
  answers: CheckInAnswer[];
  scans: ScanRow[];
  checkIns: CheckInRow[];
  entries: LedgerRow[];
  facts: z.input<typeof attendanceRecorded.payload>['facts'];
}

/**
 * Decides the scans of one batch one after the other: a later scan sees what an earlier one of the same
 * batch changed, just as if they had come apart.
 * @param known per scan, in the same order
 */
export function decideBatch(
  batch: readonly ReadScan[],
  known: readonly KnownScan[],
  recordedAt: Date,
): DecidedBatch {
  const decided: DecidedBatch = { answers: [], scans: [], checkIns: [], entries: [], facts: [] };
  const answered = new Map<string, CheckInAnswer>();
  const standings = new Map<string, Standing>();
  batch.forEach(({ scan, code }, index) => {
    const before = known[index];
    const scanKey = `${scan.scanId}|${scan.volunteerId}`;
    const earlier = before?.answer ?? answered.get(scanKey);
    if (earlier) {
      decided.answers.push(earlier);
      return;
    }
    const activityId = 'activity' in code ? code.activity.id : '';
    const standing = emplace(standings, `${activityId}|${scan.volunteerId}`, () => standingOf(before));
    const decision = decideCheckIn(code, standing, new Date(scan.receivedAt));
    const answer = answerOf(scan, decision);
    answered.set(scanKey, answer);
    decided.answers.push(answer);
    decided.scans.push(scanRow(scan, decision, answer));
    if (decision.outcome !== 'accepted') return;
    if (decision.direction === 'in') standing.checkedIn = { at: decision.at };
    else standing.checkedOut = { at: decision.at };
    addFact(decided, scan, decision, recordedAt.toISOString());
  });
  return decided;
}

type Accepted = Extract<Decision, { activity: object; outcome: 'accepted' | 'duplicate' }>;

function addFact(decided: DecidedBatch, scan: GatheredScan, decision: Accepted, recordedAt: string): void {
  const { activity, direction } = decision;
  const at = decision.at.toISOString();
  const checkInId = uuidv7();
  decided.checkIns.push({
    id: checkInId,
    fact_month: activity.factMonth,
    activity_id: activity.id,
    volunteer_id: scan.volunteerId,
    direction,
    at,
    scanned_at: scan.scannedAt,
    way: 'venueCode',
    grade: 'device',
    scan_id: scan.scanId,
  });
  decided.facts.push({
    activityId: activity.id,
    volunteerId: scan.volunteerId,
    direction,
    at,
    way: 'venueCode',
    grade: 'device',
  });
  const entry = {
    id: uuidv7(),
    volunteer_id: scan.volunteerId,
    team_id: activity.teamId,
    organization_path: activity.organizationPath,
    activity_id: activity.id,
    activity_title: activity.title,
    activity_class: activity.activityClass,
    grade: 'device' as const,
    recorded_at: recordedAt,
    check_in_id: checkInId,
  };
  if (direction === 'in') {
    decided.entries.push({ ...entry, kind: 'attendance', from_at: at, to_at: null, minutes: 0 });
  } else if (decision.service) {
    decided.entries.push({
      ...entry,
      kind: 'serviceTime',
      from_at: decision.service.from.toISOString(),
      to_at: decision.service.to.toISOString(),
      minutes: decision.service.minutes,
    });
  }
}

function answerOf(scan: GatheredScan, decision: Decision): CheckInAnswer {
  if (decision.outcome === 'refused') {
    return { outcome: 'refused', scanId: scan.scanId, reason: decision.reason, params: decision.params };
  }
  return {
    outcome: decision.outcome,
    scanId: scan.scanId,
    activityId: decision.activity.id,
    activityTitle: decision.activity.title,
    direction: decision.direction,
    at: decision.at.toISOString(),
    minutes: decision.service?.minutes ?? null,
    grade: 'device',
  };
}

function scanRow(scan: GatheredScan, decision: Decision, answer: CheckInAnswer): ScanRow {
  return {
    scan_id: scan.scanId,
    volunteer_id: scan.volunteerId,
    activity_id: decision.activity?.id ?? null,
    received_at: scan.receivedAt,
    scanned_at: scan.scannedAt,
    outcome: answer.outcome,
    reason: answer.outcome === 'refused' ? answer.reason : null,
    answer,
  };
}

function standingOf(known: KnownScan | undefined): Standing {
  return {
    signedUp: known?.signedUp ?? false,
    checkedIn: attended(known?.checkedInAt),
    checkedOut: attended(known?.checkedOutAt),
  };
}

function attended(at: Date | null | undefined): Attended | null {
  return at ? { at } : null;
}

function emplace<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const present = map.get(key);
  if (present !== undefined) return present;
  const made = make();
  map.set(key, made);
  return made;
}
