import { Injectable } from '@nestjs/common';
import type { Direction } from '@liandong/contracts/check-ins/check-in';
import type { CheckInWay } from '@liandong/contracts/check-ins/check-in-policy';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { ConfirmedOutcome } from '@liandong/contracts/confirmations/confirmation';
import { BY_NAME } from '@liandong/service-kit/by-name';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { CORRECTED, STANDS } from '../ledger/corrected-sql.js';
import { ofActivity } from '../ledger/ledger-conditions.js';

/** What the ledger holds of somebody's part in an activity, with corrections. */
export interface RecordedPart {
  /** Of service; null where there is no entry. */
  minutes: number | null;
  /** Of these, what was entered afterwards. */
  retro_minutes: number;
  /** Of the others; `retro` where there are none. Null where there is no entry. */
  grade: EvidenceGrade | null;
  /** An attendance that was entered afterwards counts. */
  entered: boolean;
}

/** What a leader last decided of somebody, and the check-ins that it was decided on. */
export interface LastDecision {
  outcome: ConfirmedOutcome;
  check_in_id: string | null;
  check_out_id: string | null;
}

export interface AttendanceRecord {
  volunteer_id: string;
  display_name: string;
  signed_up: boolean;
  checked_in_at: Date | null;
  checked_out_at: Date | null;
  way: z.output<typeof CheckInWay> | null;
  grade: EvidenceGrade | null;
  /** Whether one of both scans proves nothing by itself. */
  attested: boolean | null;
  /** Whether a leader decided that these scans mean nothing, or that nobody came. */
  no_show: boolean;
  /** What a leader's confirmation counts. */
  confirmed_minutes: number | null;
}

@Injectable()
export class AttendanceRepository {
  /** Everybody who signed up or came; newest check-in first, then those still awaited by name. */
  findRows(tx: EntityManager, activityId: string, factMonth: string): Promise<AttendanceRecord[]> {
    return tx.query(
      `WITH fact AS (
         SELECT volunteer_id,
                min(at) FILTER (WHERE direction = 'in') AS checked_in_at,
                min(at) FILTER (WHERE direction = 'out') AS checked_out_at,
                min(way) FILTER (WHERE direction = 'in') AS way,
                min(grade) FILTER (WHERE direction = 'in') AS grade,
                (array_agg(id) FILTER (WHERE direction = 'in'))[1] AS came_id,
                (array_agg(id) FILTER (WHERE direction = 'out'))[1] AS went_id,
                bool_or(grade <> 'device') AS attested
         FROM valid_check_ins WHERE fact_month = $2 AND activity_id = $1 GROUP BY volunteer_id
       ), expected AS (
         SELECT volunteer_id FROM sign_ups WHERE activity_id = $1 AND status = 'signedUp'
       ), decision AS (
         SELECT DISTINCT ON (volunteer_id) volunteer_id, outcome, minutes, check_in_id, check_out_id
         FROM confirmations WHERE activity_id = $1
         ORDER BY volunteer_id, attempt DESC
       )
       SELECT volunteer_id, coalesce(volunteer.display_name, '') AS display_name,
              expected.volunteer_id IS NOT NULL AS signed_up,
              checked_in_at, checked_out_at, way, grade, attested, decision.minutes AS confirmed_minutes,
              coalesce(decision.outcome = 'noShow' AND check_in_id IS NOT DISTINCT FROM came_id
                AND check_out_id IS NOT DISTINCT FROM went_id, false) AS no_show
       FROM fact FULL JOIN expected USING (volunteer_id)
       LEFT JOIN decision USING (volunteer_id)
       LEFT JOIN volunteers volunteer ON volunteer.id = volunteer_id
       ORDER BY checked_in_at DESC NULLS LAST, coalesce(volunteer.display_name, '') ${BY_NAME}, volunteer_id`,
      [activityId, factMonth],
    );
  }

  async findWalkIns(tx: EntityManager, activityId: string, factMonth: string): Promise<string[]> {
    const rows: { volunteer_id: string }[] = await tx.query(
      `SELECT volunteer_id FROM valid_check_ins fact
       WHERE fact_month = $2 AND activity_id = $1 AND direction = 'in' AND NOT EXISTS (
         SELECT FROM sign_ups WHERE (activity_id, volunteer_id) = ($1, fact.volunteer_id) AND status = 'signedUp'
       )`,
      [activityId, factMonth],
    );
    return rows.map((row) => row.volunteer_id);
  }

  /** What the ledger holds by now, by volunteer; of everybody, or of one. */
  async findRecorded(
    tx: EntityManager,
    activityId: string,
    volunteerId: string | null = null,
  ): Promise<Map<string, RecordedPart>> {
    const rows: (RecordedPart & { volunteer_id: string })[] = await tx.query(
      `SELECT entry.volunteer_id,
         (sum(entry.minutes + corrected.minutes) FILTER (WHERE entry.kind = 'serviceTime'))::int AS minutes,
         coalesce(sum(CASE entry.grade WHEN 'retro' THEN entry.minutes + corrected.minutes ELSE corrected.retro END)
           FILTER (WHERE entry.kind = 'serviceTime'), 0)::int AS retro_minutes,
         coalesce(min(entry.grade) FILTER (WHERE entry.kind = 'serviceTime' AND entry.grade <> 'retro'),
           min(entry.grade) FILTER (WHERE entry.kind = 'serviceTime')) AS grade,
         coalesce(sum(entry.times + corrected.times)
           FILTER (WHERE entry.kind = 'attendance' AND entry.grade = 'retro'), 0) > 0 AS entered
       FROM ledger_entries entry ${CORRECTED}
       WHERE ${ofActivity('$1')} AND entry.kind IN ('serviceTime', 'attendance')
         AND ($2::uuid IS NULL OR entry.volunteer_id = $2)
         AND ${STANDS}
       GROUP BY entry.volunteer_id`,
      [activityId, volunteerId],
    );
    return new Map(rows.map((row) => [row.volunteer_id, row]));
  }

  async findLastDecision(
    tx: EntityManager,
    activityId: string,
    volunteerId: string,
  ): Promise<LastDecision | null> {
    const rows: LastDecision[] = await tx.query(
      `SELECT outcome, check_in_id, check_out_id FROM confirmations
       WHERE activity_id = $1 AND volunteer_id = $2 ORDER BY attempt DESC LIMIT 1`,
      [activityId, volunteerId],
    );
    return rows[0] ?? null;
  }

  /** One person's check-in and check-out that were not undone. */
  async findTimes(
    tx: EntityManager,
    of: { activityId: string; factMonth: string; volunteerId: string },
  ): Promise<Partial<Record<Direction, { id: string; at: Date }>>> {
    const rows: { direction: Direction; id: string; at: Date }[] = await tx.query(
      `SELECT direction, id, at FROM valid_check_ins
       WHERE fact_month = $1 AND activity_id = $2 AND volunteer_id = $3`,
      [of.factMonth, of.activityId, of.volunteerId],
    );
    return Object.fromEntries(rows.map(({ direction, ...fact }) => [direction, fact]));
  }

  async countRefused(tx: EntityManager, activityId: string): Promise<number> {
    const [row]: { count: number }[] = await tx.query(
      `SELECT count(*)::int AS count FROM scans WHERE activity_id = $1 AND outcome = 'refused'`,
      [activityId],
    );
    return row?.count ?? 0;
  }
}
