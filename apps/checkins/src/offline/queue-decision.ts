import type { Direction } from '@liandong/contracts/check-ins/check-in';
import { checkInWindow } from '@liandong/rules/check-in-window';
import { offlineVerdict, type OfflineScan } from '@liandong/rules/offline-verdict';
import { uuidv7 } from 'uuidv7';
import { countedService, type Fact } from '../check-ins/check-in-decision.js';
import { Presences } from '../check-ins/presences.js';
import type { KnownScan } from '../check-ins/scan-batch.js';
import type { JudgedRow, NewServiceOrAttendance, ReadRow, RowAnswer, TimedRow } from './queued-row.js';

type GenuineRow = Extract<ReadRow, { kind: 'genuine' }>;

/** A row with what it says and what the database knows about it. */
export interface RowToJudge {
  row: TimedRow;
  read: ReadRow;
  /** Null for one whose code could not be read. */
  known: KnownScan | null;
  /** Somebody has decided on this attendance. */
  decided: boolean;
}

/**
 * Judges the rows of a queue in their order: a later one sees what an earlier one changed, just as if they had
 * come apart.
 */
export function judgeQueue(rows: readonly RowToJudge[]): JudgedRow[] {
  const memory = new QueueMemory();
  return rows.map(({ row, read, known, decided }) => {
    const received = row.scan;
    if (read.kind === 'rejected' || !known) {
      return { received, read, answer: rejected(received.scanId, read), fact: null, entry: null };
    }
    const judged = judge(row, read, { ...known, decided }, memory);
    memory.keep(read, judged);
    return judged;
  });
}

function judge(
  row: TimedRow,
  read: GenuineRow,
  known: KnownScan & { decided: boolean },
  memory: QueueMemory,
): JudgedRow {
  const { activity, direction, way, memberId } = read;
  const came = memory.factOf(read, 'in') ?? known.in;
  const went = memory.factOf(read, 'out') ?? known.out;
  const window = checkInWindow(activity);
  const verdict = offlineVerdict({
    way,
    by: read.by,
    direction,
    time: row.time,
    code: read.code,
    revokedAt: read.revokedAt?.getTime() ?? null,
    activity: {
      status: activity.status,
      ways: activity.ways,
      checkOut: activity.checkOut,
      publishedAt: activity.publishedAt?.getTime() ?? null,
      endsAt: activity.endsAt.getTime(),
      opensAt: window.opensAt.getTime(),
      closesAt: window.closesAt.getTime(),
      walkIns: activity.walkIns,
    },
    member: {
      signedUp: known.signedUp,
      checkedInAt: came?.at.getTime() ?? null,
      checkedOutAt: went?.at.getTime() ?? null,
      busyElsewhere: memory.elsewhere(read, known),
      decided: known.decided,
    },
  } satisfies OfflineScan);

  const answer: RowAnswer = {
    scanId: row.scan.scanId,
    outcome: verdict.outcome,
    reason: 'reason' in verdict ? verdict.reason : null,
    params: {},
    activityId: activity.id,
    activityTitle: activity.title,
    memberId,
    direction,
    way,
    at: 'at' in verdict ? new Date(verdict.at) : null,
    grade: 'grade' in verdict ? verdict.grade : null,
    minutes: null,
  };
  const unchanged = { received: row.scan, read, answer, fact: null, entry: null };
  if (verdict.outcome === 'duplicate') {
    const first = direction === 'in' ? came : went;
    return { ...unchanged, answer: { ...answer, grade: first?.grade ?? null } };
  }
  if (verdict.outcome !== 'accepted' && verdict.outcome !== 'provisional') return unchanged;

  const made = { at: new Date(verdict.at), grade: verdict.grade };
  const service = direction === 'out' ? countedService(activity, came, made, known.services) : null;
  return {
    ...unchanged,
    answer: { ...answer, minutes: service?.minutes ?? null },
    fact: {
      id: uuidv7(),
      attempt: known.nextAttempt[direction],
      factMonth: activity.factMonth,
      provisional: verdict.outcome === 'provisional',
    },
    entry:
      direction === 'in'
        ? attendanceAt(made.at)
        : service && { kind: 'serviceTime', ...service, explanation: service.steps },
  };
}

function attendanceAt(at: Date): NewServiceOrAttendance {
  return { kind: 'attendance', from: at, to: null, minutes: 0, explanation: null };
}

function rejected(scanId: string, read: ReadRow): RowAnswer {
  return {
    scanId,
    outcome: 'rejected',
    reason: read.kind === 'rejected' ? read.reason : 'CODE_UNKNOWN',
    params: {},
    activityId: read.activity?.id ?? null,
    activityTitle: read.activity?.title ?? '',
    memberId: read.memberId,
    direction: null,
    way: read.way,
    at: null,
    grade: null,
    minutes: null,
  };
}

/** What the earlier rows of a queue changed. */
class QueueMemory {
  private readonly facts = new Map<string, Fact>();
  private readonly presences = new Presences();

  factOf({ activity, memberId }: GenuineRow, direction: Direction): Fact | undefined {
    return this.facts.get(`${activity.id}|${memberId}|${direction}`);
  }

  elsewhere({ activity, memberId }: GenuineRow, known: KnownScan): boolean {
    return this.presences.elsewhere(memberId, activity, known.elsewhere) !== null;
  }

  keep({ activity, memberId, direction }: GenuineRow, { answer, fact }: JudgedRow): void {
    if (!fact || !answer.at || !answer.grade) return;
    const { at, grade, minutes } = answer;
    this.facts.set(`${activity.id}|${memberId}|${direction}`, { at, grade, minutes });
    this.presences.keep(memberId, activity, direction);
  }
}
