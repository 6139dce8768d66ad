import type { CheckInAnswer, Direction, GatheredScan } from '@liandong/contracts/check-ins/check-in';
import type { LedgerEntryKind } from '@liandong/contracts/ledger/ledger';
import { uuidv7 } from 'uuidv7';
import type { ReadCode } from '../venue-codes/venue-code-reader.js';
import { decideCheckIn, type Decision, type Standing } from './check-in-decision.js';

/** One scan with what its code says. */
export interface ReadScan {
  scan: GatheredScan;
  code: ReadCode;
}

/** What the database knows about one scan before it is decided. */
export interface KnownScan extends Standing {
  /** The stored answer, when this member sent this scan before. */
  answer: CheckInAnswer | null;
  /** How often the member checked in, and out, before and undid it: the number of the fact to be made. */
  nextAttempt: Record<Direction, number>;
}

/** What one new scan makes true, to be written together with the others of its batch. */
export interface DecidedScan {
  scan: GatheredScan;
  answer: CheckInAnswer;
  /** The activity of the code, also of a refused one; null when no activity could be told. */
  activityId: string | null;
  /** The id of the new fact; null when there is none. */
  checkInId: string | null;
  attempt: number | null;
  entry: NewEntry | null;
}

/** What a new fact adds to the ledger. */
export interface NewEntry {
  id: string;
  kind: LedgerEntryKind;
  from: Date;
  to: Date | null;
  minutes: number;
}

export interface DecidedBatch {
  /** An answer to each scan, in their order. */
  answers: CheckInAnswer[];
  /** The scans that were not answered before. */
  decided: DecidedScan[];
}

/**
 * Decides the scans of one batch one after the other: a later scan sees what an earlier one of the same
 * batch changed, just as if they had come apart.
 * @param known per scan, in the same order
 */
export function decideBatch(batch: readonly ReadScan[], known: readonly KnownScan[]): DecidedBatch {
  const answers: CheckInAnswer[] = [];
  const decided: DecidedScan[] = [];
  const answered = new Map<string, CheckInAnswer>();
  const standings = new Map<string, Standing>();
  for (const [index, before] of known.entries()) {
    const read = batch[index];
    if (!read) break;
    const { scan, code } = read;
    const scanKey = `${scan.scanId}|${scan.volunteerId}`;
    const earlier = before.answer ?? answered.get(scanKey);
    if (earlier) {
      answers.push(earlier);
      continue;
    }
    const activityId = 'activity' in code ? code.activity.id : null;
    const memberKey = `${activityId}|${scan.volunteerId}`;
    const standing = standings.get(memberKey) ?? before;
    const decision = decideCheckIn(code, standing, new Date(scan.receivedAt));
    const answer = answerOf(scan, decision);
    answered.set(scanKey, answer);
    standings.set(memberKey, standingAfter(standing, decision));
    answers.push(answer);
    decided.push({ scan, answer, activityId, ...factOf(decision, before) });
  }
  return { answers, decided };
}

function standingAfter(standing: Standing, decision: Decision): Standing {
  if (decision.outcome !== 'accepted') return standing;
  return decision.direction === 'in'
    ? { ...standing, checkedInAt: decision.at }
    : { ...standing, checkedOutAt: decision.at };
}

function factOf(
  decision: Decision,
  { nextAttempt }: KnownScan,
): Pick<DecidedScan, 'checkInId' | 'attempt' | 'entry'> {
  if (decision.outcome !== 'accepted') return { checkInId: null, attempt: null, entry: null };
  return { checkInId: uuidv7(), attempt: nextAttempt[decision.direction], entry: entryOf(decision) };
}

function entryOf({ direction, at, service }: Extract<Decision, { at: Date }>): NewEntry | null {
  if (direction === 'in') return { id: uuidv7(), kind: 'attendance', from: at, to: null, minutes: 0 };
  if (!service) return null;
  return { id: uuidv7(), kind: 'serviceTime', from: service.from, to: service.to, minutes: service.minutes };
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
