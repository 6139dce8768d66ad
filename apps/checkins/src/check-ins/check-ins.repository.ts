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
import { SHORT_CODE_TRIES, type DecidedScan, type KnownScan } from './scan-batch.js';
import type { ReadScan } from './scan.js';

export const HOT_PATH_POOL = Symbol('HOT_PATH_POOL');

/** What is known of a scan's member, and what the scan was answered with, in columns. */
interface KnownRow {
  signed_up: boolean;
  came_at: Date | null;
  came_grade: EvidenceGrade;
  went_at: Date | null;
  went_grade: EvidenceGrade;
  next_in: number;
  next_out: number;
  elsewhere_id: string | null;
  elsewhere_title: string;
  wrong_by_sender: number;
  wrong_at_activity: number;
  outcome: CheckInAnswer['outcome'] | null;
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
    return rows.map((row, index) => ({
      answer: storedAnswer(batch[index]?.scan.scanId ?? '', row),
      signedUp: row.signed_up,
      in: row.came_at && { at: row.came_at, grade: row.came_grade },
      out: row.went_at && { at: row.went_at, grade: row.went_grade },
      nextAttempt: { in: row.next_in, out: row.next_out },
      elsewhere:
        row.elsewhere_id === null ? null : { activityId: row.elsewhere_id, title: row.elsewhere_title },
      wrongShortCodes: { bySender: row.wrong_by_sender, atActivity: row.wrong_at_activity },
    }));
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

/** The values of KNOWN; only who goes in can be in two places at once. */
function knownValues(batch: readonly ReadScan[], now: Date): unknown[] {
  const activities = batch.map(({ code }) => code.activity);
  const entered = batch.map(({ code }) =>
    code.kind === 'genuine' && code.direction === 'in' ? code.activity : null,
  );
  return [
    batch.map(({ scan }) => scan.scanId),
    batch.map(({ scan }) => scan.volunteerId),
    activities.map((activity) => activity?.id ?? null),
    activities.map((activity) => activity?.factMonth ?? null),
    batch.map(({ scan }, index) => (entered[index] ? scan.at.toISOString() : null)),
    entered.map((activity) => activity?.startsAt.toISOString() ?? null),
    entered.map((activity) => activity?.endsAt.toISOString() ?? null),
    batch.map(({ code }) => code.way === 'shortCode'),
    new Date(now.getTime() - SHORT_CODE_TRIES.withinMs),
    batch.map(({ scan }) => scan.scannedBy),
  ];
}

/** The values of RECORD: a column of each, then what the batch has in common. */
function recordValues(decided: readonly DecidedScan[], recordedAt: Date): unknown[] {
  const facts = decided.flatMap(newFact);
  return [
    decided.map(({ scan }) => scan.scanId),
    decided.map(({ scan }) => scan.volunteerId),
    decided.map(({ scan }) => scan.scannedBy),
    decided.map(({ code }) => code.activity?.id ?? null),
    decided.map(({ scan }) => scan.receivedAt.toISOString()),
    decided.map(({ scan }) => scan.scannedAt?.toISOString() ?? null),
    decided.map(({ scan }) => scan.deviceId),
    decided.map(({ code }) => code.way),
    decided.map(({ place }) => place),
    decided.map(({ answer }) => answer.outcome),
    decided.map(({ answer }) => (answer.outcome === 'refused' ? answer.reason : null)),
    decided.map(({ answer }) => (answer.outcome === 'refused' ? JSON.stringify(answer.params) : null)),
    decided.map(({ answer }) => (answer.outcome === 'refused' ? null : answer.activityTitle)),
    decided.map(({ answer }) => (answer.outcome === 'refused' ? null : answer.direction)),
    decided.map(({ answer }) => (answer.outcome === 'refused' ? null : answer.grade)),
    decided.map(({ answer }) => (answer.outcome === 'refused' ? null : answer.at)),
    decided.map(({ answer }) => (answer.outcome === 'refused' ? null : answer.minutes)),
    decided.map(({ checkInId }) => checkInId),
    decided.map(({ attempt }) => attempt),
    decided.map(({ entry }) => entry?.id ?? null),
    decided.map(({ entry }) => entry?.kind ?? null),
    decided.map(({ entry }) => entry?.from.toISOString() ?? null),
    decided.map(({ entry }) => entry?.to?.toISOString() ?? null),
    recordedAt,
    uuidv7(),
    attendanceRecorded.subject,
    facts.length > 0 ? JSON.stringify({ facts }) : null,
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
  return {
    outcome: row.outcome,
    scanId,
    activityId: row.activity_id,
    activityTitle: row.activity_title,
    direction: row.direction,
    at: row.fact_at.toISOString(),
    minutes: row.minutes,
    grade: row.grade,
  };
}
