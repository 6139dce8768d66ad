import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { attendanceRecorded, CheckInAnswer } from '@liandong/contracts/check-ins/check-in';
import { brokenUniqueConstraint } from '@liandong/service-kit/database-errors';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { DecidedBatch, KnownScan, ReadScan } from './scan-batch.js';

export const HOT_PATH_POOL = Symbol('HOT_PATH_POOL');

/** The columns of `KnownScan` as the statement gives them. */
interface KnownRow {
  answer: unknown;
  signed_up: boolean;
  checked_in_at: Date | null;
  checked_out_at: Date | null;
}

const KNOWN = `
  SELECT scan.answer,
         sign_up.status IS NOT DISTINCT FROM 'signedUp' AS signed_up,
         came.at AS checked_in_at,
         went.at AS checked_out_at
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::date[])
    WITH ORDINALITY AS input (scan_id, volunteer_id, activity_id, fact_month, position)
  LEFT JOIN scans scan ON (scan.scan_id, scan.volunteer_id) = (input.scan_id, input.volunteer_id)
  LEFT JOIN sign_ups sign_up
    ON (sign_up.activity_id, sign_up.volunteer_id) = (input.activity_id, input.volunteer_id)
  LEFT JOIN check_ins came ON came.direction = 'in' AND (came.fact_month, came.activity_id, came.volunteer_id)
    = (input.fact_month, input.activity_id, input.volunteer_id)
  LEFT JOIN check_ins went ON went.direction = 'out' AND (went.fact_month, went.activity_id, went.volunteer_id)
    = (input.fact_month, input.activity_id, input.volunteer_id)
  ORDER BY input.position`;

/** One statement, so that answers, facts, entries and the event are on disk together or not at all. */
const RECORD = `
  WITH answered AS (
    INSERT INTO scans (scan_id, volunteer_id, activity_id, received_at, scanned_at, outcome, reason, answer)
    SELECT scan_id, volunteer_id, activity_id, received_at, scanned_at, outcome, reason, answer
    FROM json_populate_recordset(NULL::scans, $1)
  ), facts AS (
    INSERT INTO check_ins
      (id, fact_month, activity_id, volunteer_id, direction, at, scanned_at, way, grade, scan_id)
    SELECT id, fact_month, activity_id, volunteer_id, direction, at, scanned_at, way, grade, scan_id
    FROM json_populate_recordset(NULL::check_ins, $2)
  ), entries AS (
    INSERT INTO ledger_entries (id, kind, volunteer_id, team_id, organization_path, activity_id,
      activity_title, activity_class, from_at, to_at, minutes, grade, recorded_at, check_in_id)
    SELECT id, kind, volunteer_id, team_id, organization_path, activity_id,
      activity_title, activity_class, from_at, to_at, minutes, grade, recorded_at, check_in_id
    FROM json_populate_recordset(NULL::ledger_entries, $3)
  )
  INSERT INTO outbox (event_id, subject, payload)
  SELECT $4::uuid, $5, $6::json WHERE $6 IS NOT NULL`;

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
    return rows.map((row) => ({
      answer: row.answer === null ? null : CheckInAnswer.parse(row.answer),
      signedUp: row.signed_up,
      checkedInAt: row.checked_in_at,
      checkedOutAt: row.checked_out_at,
    }));
  }

  /**
   * Writes a decided batch.
   * @returns false when another call wrote one of its facts or scans meanwhile; then nothing was written
   */
  async record(batch: DecidedBatch): Promise<boolean> {
    const event = batch.facts.length > 0 ? JSON.stringify({ facts: batch.facts }) : null;
    try {
      await this.pool.query({
        name: 'record',
        text: RECORD,
        values: [
          JSON.stringify(batch.scans),
          JSON.stringify(batch.checkIns),
          JSON.stringify(batch.entries),
          uuidv7(),
          attendanceRecorded.subject,
          event,
        ],
      });
      return true;
    } catch (error) {
      if (brokenUniqueConstraint(error)) return false;
      throw error;
    }
  }
}
