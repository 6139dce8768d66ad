import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  attendanceRecorded,
  type CheckInAnswer,
  type Direction,
  type RefusalReason,
} from '@liandong/contracts/check-ins/check-in';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import { brokenUniqueConstraint } from '@liandong/service-kit/database-errors';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { KNOWN, RECORD } from './check-in-statements.js';
import { plainArray } from './plain-array.js';
import { SHORT_CODE_TRIES, type DecidedScan, type KnownScan } from './scan-batch.js';
import type { ReadScan } from './scan.js';

export const HOT_PATH_POOL = Symbol('HOT_PATH_POOL');

/** What is known of a scan's member, and what the scan was answered with, in columns. */
interface KnownRow {
  /** Of the scan in the batch; a scan has a row for each fact that is known. */
  index: number;
  signed_up: boolean;
  known_direction: Direction | null;
  known_attempt: number;
  known_at: Date;
  known_grade: EvidenceGrade;
  known_annulled: boolean;
  elsewhere_id: string | null;
  elsewhere_title: string;
  wrong_by_sender: number;
  wrong_at_activity: number;
  /** `provisional` and `disputed` when the scan came in a device's queue first. */
  outcome: CheckInAnswer['outcome'] | 'provisional' | 'disputed' | null;
  reason: RefusalReason | null;
  params: Record<string, string> | null;
  activity_id: string;
  activity_title: string;
  direction: Direction;
  fact_at: Date;
  minutes: number | null;
  grade: EvidenceGrade;
}

/**
 * The hot path's two statements. They are prepared once per connection and have connections of their own, so
 * that an export never makes a member wait at the door.
 */
@Injectable()
export class CheckInsRepository implements OnApplicationShutdown {
  constructor(@Inject(HOT_PATH_POOL) private readonly pool: pg.Pool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  /** What is known about each scan, in the order given. */
  async known(batch: readonly ReadScan[], now: Date): Promise<KnownScan[]> {
    const { rows } = await this.pool.query<KnownRow>({
      name: 'known',
      text: KNOWN,
      values: knownValues(batch, now),
    });
    const known: KnownScan[] = [];
    for (const row of rows) {
      const scan = (known[row.index] ??= knownScan(batch[row.index]?.scan.scanId ?? '', row));
      if (row.known_direction !== null) addFact(scan, row.known_direction, row);
    }
    return known;
  }

  /**
   * Writes a decided batch.
   * @returns false when another call wrote one of its facts or scans meanwhile; then nothing was written
   */
  async record(decided: readonly DecidedScan[], recordedAt: Date): Promise<boolean> {
    try {
      await this.pool.query({ name: 'record', text: RECORD, values: recordValues(decided, recordedAt) });
      return true;
    } catch (error) {
      if (brokenUniqueConstraint(error)) return false;
      throw error;
    }
  }
}

function knownScan(scanId: string, row: KnownRow): KnownScan {
  return {
    answer: storedAnswer(scanId, row),
    signedUp: row.signed_up,
    in: null,
    out: null,
    nextAttempt: { in: 0, out: 0 },
    elsewhere:
      row.elsewhere_id === null ? null : { activityId: row.elsewhere_id, title: row.elsewhere_title },
    wrongShortCodes: { bySender: row.wrong_by_sender, atActivity: row.wrong_at_activity },
  };
}

function addFact(scan: KnownScan, direction: Direction, row: KnownRow): void {
  scan.nextAttempt[direction] = Math.max(scan.nextAttempt[direction], row.known_attempt + 1);
  if (!row.known_annulled) scan[direction] = { at: row.known_at, grade: row.known_grade };
}

/** The values of KNOWN; only who goes in can be in two places at once. */
function knownValues(batch: readonly ReadScan[], now: Date): unknown[] {
  const activities = batch.map(({ code }) => code.activity);
  const entered = batch.map(({ code }) =>
    code.kind === 'genuine' && code.direction === 'in' ? code.activity : null,
  );
  return [
    plainArray(batch.map(({ scan }) => scan.scanId)),
    plainArray(batch.map(({ scan }) => scan.volunteerId)),
    plainArray(activities.map((activity) => activity?.id ?? null)),
    plainArray(activities.map((activity) => activity?.factMonth ?? null)),
    plainArray(batch.map(({ scan }, index) => (entered[index] ? scan.at : null))),
    plainArray(entered.map((activity) => activity?.startsAt ?? null)),
    plainArray(entered.map((activity) => activity?.endsAt ?? null)),
    plainArray(batch.map(({ code }) => code.way === 'shortCode')),
    new Date(now.getTime() - SHORT_CODE_TRIES.withinMs),
    plainArray(batch.map(({ scan }) => scan.scannedBy)),
  ];
}

/** The values of RECORD: a column of each, then what the batch has in common. */
function recordValues(decided: readonly DecidedScan[], recordedAt: Date): unknown[] {
  const facts = decided.flatMap(newFact);
  const taken = decided.map(({ answer }) => (answer.outcome === 'refused' ? null : answer));
  const refused = decided.map(({ answer }) => (answer.outcome === 'refused' ? answer : null));
  return [
    plainArray(decided.map(({ scan }) => scan.scanId)),
    plainArray(decided.map(({ scan }) => scan.volunteerId)),
    plainArray(decided.map(({ scan }) => scan.scannedBy)),
    plainArray(decided.map(({ code }) => code.activity?.id ?? null)),
    plainArray(decided.map(({ scan }) => scan.receivedAt)),
    plainArray(decided.map(({ scan }) => scan.scannedAt)),
    plainArray(decided.map(({ scan }) => scan.deviceId)),
    plainArray(decided.map(({ code }) => code.way)),
    plainArray(decided.map(({ place }) => place)),
    plainArray(decided.map(({ answer }) => answer.outcome)),
    plainArray(refused.map((answer) => answer?.reason ?? null)),
    refused.map((answer) => answer && JSON.stringify(answer.params)),
    taken.map((answer) => answer?.activityTitle ?? null),
    plainArray(taken.map((answer) => answer?.direction ?? null)),
    plainArray(taken.map((answer) => answer?.grade ?? null)),
    plainArray(taken.map((answer) => answer?.at ?? null)),
    plainArray(taken.map((answer) => answer?.minutes ?? null)),
    plainArray(decided.map(({ checkInId }) => checkInId)),
    plainArray(decided.map(({ attempt }) => attempt)),
    plainArray(decided.map(({ entry }) => entry?.id ?? null)),
    plainArray(decided.map(({ entry }) => entry?.kind ?? null)),
    plainArray(decided.map(({ entry }) => entry?.from ?? null)),
    plainArray(decided.map(({ entry }) => entry?.to ?? null)),
    recordedAt,
    uuidv7(),
    attendanceRecorded.subject,
    facts.length > 0 ? JSON.stringify({ facts }) : null,
    decided.map(({ entry }) => (entry?.explanation ? JSON.stringify(entry.explanation) : null)),
  ];
}

type Fact = z.input<typeof attendanceRecorded.payload>['facts'][number];

function newFact({ scan, code, answer, checkInId }: DecidedScan): Fact[] {
  if (!checkInId || !code.way || answer.outcome === 'refused') return [];
  const { activityId, direction, at, grade } = answer;
  return [{ activityId, volunteerId: scan.volunteerId, direction, at, way: code.way, grade }];
}

function storedAnswer(scanId: string, row: KnownRow): CheckInAnswer | null {
  if (row.outcome === null) return null;
  if (row.outcome === 'refused') {
    return row.reason ? { outcome: 'refused', scanId, reason: row.reason, params: row.params ?? {} } : null;
  }
  if (row.outcome === 'disputed') {
    return { outcome: 'refused', scanId, reason: 'SCAN_DISPUTED', params: {} };
  }
  return {
    outcome: row.outcome === 'duplicate' ? 'duplicate' : 'accepted',
    scanId,
    activityId: row.activity_id,
    activityTitle: row.activity_title,
    direction: row.direction,
    at: row.fact_at.toISOString(),
    minutes: row.minutes,
    grade: row.grade,
  };
}
