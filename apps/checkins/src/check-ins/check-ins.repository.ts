import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  attendanceRecorded,
  type CheckInAnswer,
  type Direction,
  type RefusalReason,
} from '@liandong/contracts/check-ins/check-in';
import { brokenUniqueConstraint } from '@liandong/service-kit/database-errors';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { DecidedScan, KnownScan, ReadScan } from './scan-batch.js';

export const HOT_PATH_POOL = Symbol('HOT_PATH_POOL');

/** What a scan was answered with, in columns, and what is known of its member; in the order of the input. */
interface KnownRow {
  signed_up: boolean;
  checked_in_at: Date | null;
  checked_out_at: Date | null;
  next_in: number;
  next_out: number;
  outcome: CheckInAnswer['outcome'] | null;
  reason: RefusalReason | null;
  params: Record<string, string> | null;
  activity_id: string;
  activity_title: string;
  direction: Direction;
  fact_at: Date;
  minutes: number | null;
}

const KNOWN = `
  SELECT EXISTS (
           SELECT FROM sign_ups WHERE status = 'signedUp'
             AND (activity_id, volunteer_id) = (input.activity_id, input.volunteer_id)
         ) AS signed_up,
         ${factOf('in')} AS checked_in_at, ${attemptAfter('in')} AS next_in,
         ${factOf('out')} AS checked_out_at, ${attemptAfter('out')} AS next_out,
         scan.outcome, scan.reason, scan.params, scan.activity_id, scan.activity_title, scan.direction,
         scan.fact_at, scan.minutes
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::date[])
    WITH ORDINALITY AS input (scan_id, volunteer_id, activity_id, fact_month, position)
  LEFT JOIN scans scan ON (scan.scan_id, scan.volunteer_id) = (input.scan_id, input.volunteer_id)
  ORDER BY input.position`;

function ofKey(direction: Direction): string {
  return `direction = '${direction}' AND (fact_month, activity_id, volunteer_id)
    = (input.fact_month, input.activity_id, input.volunteer_id)`;
}

/**
 * The time of the valid one, by the whole key: as a join, the planner might read all facts of a direction for
 * it. Of several attempts only the last can be valid.
 */
function factOf(direction: Direction): string {
  return `(
    SELECT at FROM check_ins fact WHERE ${ofKey(direction)}
      AND NOT EXISTS (SELECT FROM annulments WHERE check_in_id = fact.id)
  )`;
}

function attemptAfter(direction: Direction): string {
  return `coalesce((
    SELECT max(attempt) + 1 FROM check_ins WHERE ${ofKey(direction)}
  ), 0)`;
}

/** One statement, so that answers, facts, entries and the event are on disk together or not at all. */
const RECORD = `
  WITH input AS MATERIALIZED (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::text[],
        $7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::int[], $13::uuid[],
        $14::uuid[], $15::text[], $16::timestamptz[], $17::timestamptz[], $22::uuid[], $23::smallint[])
      AS scan (scan_id, volunteer_id, activity_id, received_at, scanned_at, outcome, reason, params,
        activity_title, direction, fact_at, minutes, check_in_id, entry_id, kind, from_at, to_at,
        device_id, attempt)
  ), answered AS (
    INSERT INTO scans (scan_id, volunteer_id, activity_id, received_at, scanned_at, outcome, reason, params,
      activity_title, direction, fact_at, minutes, device_id)
    SELECT scan_id, volunteer_id, activity_id, received_at, scanned_at, outcome, reason, params::json,
      activity_title, direction, fact_at, minutes, device_id
    FROM input
  ), facts AS (
    INSERT INTO check_ins (id, fact_month, activity_id, volunteer_id, direction, attempt, at, scanned_at, way, grade,
      scan_id)
    SELECT check_in_id, fact_month, activity_id, volunteer_id, direction, attempt, fact_at, scanned_at, 'venueCode',
      'device', scan_id
    FROM input JOIN activities activity ON activity.id = activity_id
    WHERE check_in_id IS NOT NULL
  ), entries AS (
    INSERT INTO ledger_entries (id, kind, volunteer_id, team_id, organization_path, activity_id, title,
      activity_class, linked_parties, from_at, to_at, minutes, times, grade, recorded_at, check_in_id)
    SELECT entry_id, kind, volunteer_id, team_id, organization_path, activity_id, activity.title,
      activity_class, linked_parties, from_at, to_at, coalesce(minutes, 0),
      CASE kind WHEN 'attendance' THEN 1 ELSE 0 END, 'device', $18, check_in_id
    FROM input JOIN activities activity ON activity.id = activity_id
    WHERE entry_id IS NOT NULL
  )
  INSERT INTO outbox (event_id, subject, payload)
  SELECT $19::uuid, $20, $21::json WHERE $21 IS NOT NULL`;

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
  async known(batch: readonly ReadScan[]): Promise<KnownScan[]> {
    const activities = batch.map(({ code }) => ('activity' in code ? code.activity : null));
    const { rows } = await this.pool.query<KnownRow>({
      name: 'known',
      text: KNOWN,
      values: [
        batch.map(({ scan }) => scan.scanId),
        batch.map(({ scan }) => scan.volunteerId),
        activities.map((activity) => activity?.id ?? null),
        activities.map((activity) => activity?.factMonth ?? null),
      ],
    });
    return rows.map((row, index) => ({
      answer: storedAnswer(batch[index]?.scan.scanId ?? '', row),
      signedUp: row.signed_up,
      checkedInAt: row.checked_in_at,
      checkedOutAt: row.checked_out_at,
      nextAttempt: { in: row.next_in, out: row.next_out },
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

/** The values of RECORD: a column of each, then what the batch has in common. */
function recordValues(decided: readonly DecidedScan[], recordedAt: Date): unknown[] {
  const facts = decided.flatMap(newFact);
  return [
    decided.map(({ scan }) => scan.scanId),
    decided.map(({ scan }) => scan.volunteerId),
    decided.map(({ activityId }) => activityId),
    decided.map(({ scan }) => scan.receivedAt),
    decided.map(({ scan }) => scan.scannedAt),
    decided.map(({ answer }) => answer.outcome),
    decided.map(({ answer }) => (answer.outcome === 'refused' ? answer.reason : null)),
    decided.map(({ answer }) => (answer.outcome === 'refused' ? JSON.stringify(answer.params) : null)),
    decided.map(({ answer }) => (answer.outcome === 'refused' ? null : answer.activityTitle)),
    decided.map(({ answer }) => (answer.outcome === 'refused' ? null : answer.direction)),
    decided.map(({ answer }) => (answer.outcome === 'refused' ? null : answer.at)),
    decided.map(({ answer }) => (answer.outcome === 'refused' ? null : answer.minutes)),
    decided.map(({ checkInId }) => checkInId),
    decided.map(({ entry }) => entry?.id ?? null),
    decided.map(({ entry }) => entry?.kind ?? null),
    decided.map(({ entry }) => entry?.from.toISOString() ?? null),
    decided.map(({ entry }) => entry?.to?.toISOString() ?? null),
    recordedAt,
    uuidv7(),
    attendanceRecorded.subject,
    facts.length > 0 ? JSON.stringify({ facts }) : null,
    decided.map(({ scan }) => scan.deviceId ?? null),
    decided.map(({ attempt }) => attempt),
  ];
}

type Fact = z.input<typeof attendanceRecorded.payload>['facts'][number];

function newFact({ scan, answer, checkInId }: DecidedScan): Fact[] {
  if (!checkInId || answer.outcome === 'refused') return [];
  const { activityId, direction, at, grade } = answer;
  return [{ activityId, volunteerId: scan.volunteerId, direction, at, way: 'venueCode', grade }];
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
    grade: 'device',
  };
}
