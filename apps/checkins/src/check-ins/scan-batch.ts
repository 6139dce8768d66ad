import type { CheckInAnswer, Direction } from '@liandong/contracts/check-ins/check-in';
import { mayManageTeam } from '@liandong/contracts/common/actor';
import type { LedgerEntryKind } from '@liandong/contracts/ledger/ledger';
import type { OtherService } from '@liandong/rules/hours';
import type { HoursStep } from '@liandong/rules/hours-steps';
import { uuidv7 } from 'uuidv7';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { decideCheckIn, type Decision, type Fact, type Standing } from './check-in-decision.js';
import { Presences } from './presences.js';
import type { ReadScan } from './scan.js';

/** What the database knows about one scan before it is decided. */
export interface KnownScan {
  /** The stored answer, when this scan of the same sender came before. */
  answer: CheckInAnswer | null;
  signedUp: boolean;
  in: Fact | null;
  out: Fact | null;
  /** How often the member checked in, and out, before and undid it: the number of the fact to be made. */
  nextAttempt: Record<Direction, number>;
  /** An activity at the same time that the member is checked in to and may still leave. */
  elsewhere: { activityId: string; title: string } | null;
  /** Service at other activities at the same time, for who leaves. */
  services: readonly OtherService[];
  /** Wrong short codes of late: of who holds the phone, and of anybody at this activity. */
  wrongShortCodes: { bySender: number; atActivity: number };
}

/** What one new scan makes true, to be written together with the others of its batch. */
export interface DecidedScan extends ReadScan {
  answer: CheckInAnswer;
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
  /** Why it is so many minutes; null for an attendance. */
  explanation: readonly HoursStep[] | null;
}

export interface DecidedBatch {
  /** An answer to each scan, in their order. */
  answers: CheckInAnswer[];
  /** The scans that were not answered before. */
  decided: DecidedScan[];
}

/** Wrong short codes that one person, and all at one activity together, may type within ten minutes. */
export const SHORT_CODE_TRIES = { bySender: 5, atActivity: 200, withinMs: 600_000 };

/**
 * Decides the scans of one batch one after the other: a later scan sees what an earlier one of the same
 * batch changed, just as if they had come apart.
 * @param known per scan, in the same order
 */
export function decideBatch(batch: readonly ReadScan[], known: readonly KnownScan[]): DecidedBatch {
  const memory = new BatchMemory();
  const answers: CheckInAnswer[] = [];
  const decided: DecidedScan[] = [];
  for (const [index, before] of known.entries()) {
    const read = batch[index];
    if (!read) break;
    const earlier = before.answer ?? memory.answerTo(read);
    if (earlier) {
      answers.push(earlier);
      continue;
    }
    const decision = decideCheckIn(read.code, memory.standingOf(read, before), read.scan.at);
    const answer = answerOf(read, decision);
    memory.keep(read, decision, answer);
    answers.push(answer);
    decided.push(decidedScan(read, answer, decision, before));
  }
  return { answers, decided };
}

/** What the earlier scans of a batch changed. */
class BatchMemory {
  private readonly answers = new Map<string, { scannedBy: string; answer: CheckInAnswer }[]>();
  private readonly facts = new Map<string, Record<Direction, Map<string, Fact>>>();
  private readonly presences = new Presences();
  private readonly wrongShortCodes = new Map<string, number>();

  answerTo({ scan }: ReadScan): CheckInAnswer | undefined {
    return this.answers.get(scan.scanId)?.find(({ scannedBy }) => scannedBy === scan.scannedBy)?.answer;
  }

  standingOf({ scan, code }: ReadScan, before: KnownScan): Standing {
    const { activity } = code;
    const facts = activity && this.facts.get(activity.id);
    const wrongOf = (id: string | undefined) => (id && this.wrongShortCodes.get(id)) || 0;
    return {
      signedUp: before.signedUp,
      in: facts?.in.get(scan.volunteerId) ?? before.in,
      out: facts?.out.get(scan.volunteerId) ?? before.out,
      elsewhere: activity && this.presences.elsewhere(scan.volunteerId, activity, before.elsewhere),
      services: before.services,
      manages:
        activity !== null && scan.grants !== undefined && mayManageTeam({ grants: scan.grants }, activity),
      shortCodesLocked:
        before.wrongShortCodes.bySender + wrongOf(scan.scannedBy) >= SHORT_CODE_TRIES.bySender ||
        before.wrongShortCodes.atActivity + wrongOf(activity?.id) >= SHORT_CODE_TRIES.atActivity,
    };
  }

  keep({ scan, code }: ReadScan, decision: Decision, answer: CheckInAnswer): void {
    const { scanId, scannedBy } = scan;
    const others = this.answers.get(scanId);
    if (others) others.push({ scannedBy, answer });
    else this.answers.set(scanId, [{ scannedBy, answer }]);
    if (decision.outcome === 'accepted') {
      const { activity, direction, fact } = decision;
      this.factsAt(activity)[direction].set(scan.volunteerId, fact);
      this.presences.keep(scan.volunteerId, activity, direction);
    } else if (decision.outcome === 'refused' && decision.reason === 'SHORT_CODE_WRONG') {
      for (const id of [scan.scannedBy, code.activity?.id ?? '']) {
        this.wrongShortCodes.set(id, (this.wrongShortCodes.get(id) ?? 0) + 1);
      }
    }
  }

  private factsAt({ id }: ActivityEntity): Record<Direction, Map<string, Fact>> {
    let facts = this.facts.get(id);
    if (!facts) this.facts.set(id, (facts = { in: new Map(), out: new Map() }));
    return facts;
  }
}

/** Field by field: spreading what is known into it took a twentieth of the service's time in a rush. */
function decidedScan(
  { scan, code, place }: ReadScan,
  answer: CheckInAnswer,
  decision: Decision,
  { nextAttempt }: KnownScan,
): DecidedScan {
  if (decision.outcome !== 'accepted') {
    return { scan, code, place, answer, checkInId: null, attempt: null, entry: null };
  }
  const attempt = nextAttempt[decision.direction];
  return { scan, code, place, answer, checkInId: uuidv7(), attempt, entry: entryOf(decision) };
}

function entryOf({ direction, fact, service }: Extract<Decision, { outcome: 'accepted' }>): NewEntry | null {
  const id = uuidv7();
  if (direction === 'in') {
    return { id, kind: 'attendance', from: fact.at, to: null, minutes: 0, explanation: null };
  }
  if (!service) return null;
  const { from, to, minutes, steps } = service;
  return { id, kind: 'serviceTime', from, to, minutes, explanation: steps };
}

function answerOf({ scan }: ReadScan, decision: Decision): CheckInAnswer {
  if (decision.outcome === 'refused') {
    return { outcome: 'refused', scanId: scan.scanId, reason: decision.reason, params: decision.params };
  }
  return {
    outcome: decision.outcome,
    scanId: scan.scanId,
    activityId: decision.activity.id,
    activityTitle: decision.activity.title,
    direction: decision.direction,
    at: decision.fact.at.toISOString(),
    minutes: decision.fact.minutes,
    grade: decision.fact.grade,
  };
}
