import { Injectable } from '@nestjs/common';
import type { CheckInWay } from '@liandong/contracts/check-ins/check-in-policy';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { ConfirmedOutcome } from '@liandong/contracts/confirmations/confirmation';
import { BY_NAME } from '@liandong/service-kit/by-name';
import type { EntityManager } from 'typeorm';
import { CORRECTED, STANDS } from '../ledger/corrected-sql.js';
import { ofActivity } from '../ledger/ledger-conditions.js';
import { CURRENT_ENTRY, type CurrentEntryRow } from '../ledger/current-entry.js';
import { SERVICE_ELSEWHERE } from '../ledger/service-elsewhere.js';
import type { ActivityEntity } from '../directory/activity.entity.js';
import type { PlannedDecision } from './confirmation-plan.js';
import { OPEN_RAISES } from './raise-proposals.repository.js';

/** One person of an activity's list, with the facts that hold and the last decision. */
export interface PersonRecord {
  volunteer_id: string;
  display_name: string;
  signed_up: boolean;
  /** Afterwards, by two people. */
  entered: boolean;
  came_id: string | null;
  came_at: Date;
  came_way: CheckInWay;
  came_grade: EvidenceGrade;
  came_provisional: boolean;
  went_id: string | null;
  went_at: Date;
  went_way: CheckInWay;
  went_grade: EvidenceGrade;
  went_provisional: boolean;
  attempt: number | null;
  outcome: ConfirmedOutcome;
  minutes: number | null;
  note: string | null;
  check_in_id: string | null;
  check_out_id: string | null;
  decided_by: string;
  decided_at: Date;
  raise_entry_id: string | null;
  raise_minutes: number;
  raise_explanation: unknown;
}

/** A decision as it is written. */
export interface NewDecision extends PlannedDecision {
  entryId: string | null;
}

@Injectable()
export class ConfirmationsRepository {
  /** Until the transaction ends nobody else confirms this activity. */
  async lockActivity(tx: EntityManager, activityId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('confirmation ' || $1, 0))`, [activityId]);
  }

  /** Everybody who signed up, came, was decided on or entered afterwards, by name. */
  findPeople(tx: EntityManager, activity: ActivityEntity): Promise<PersonRecord[]> {
    return tx.query(
      `WITH fact AS (
         SELECT DISTINCT ON (volunteer_id, direction) volunteer_id, direction, id, at, way, grade, provisional
         FROM valid_check_ins WHERE fact_month = $2 AND activity_id = $1
         ORDER BY volunteer_id, direction, attempt DESC
       ), decision AS (
         SELECT DISTINCT ON (volunteer_id) * FROM confirmations WHERE activity_id = $1
         ORDER BY volunteer_id, attempt DESC
       ), expected AS (
         SELECT volunteer_id FROM sign_ups WHERE activity_id = $1 AND status = 'signedUp'
       ), entered AS (
         SELECT entry.volunteer_id FROM ledger_entries entry ${CORRECTED}
         WHERE ${ofActivity('$1')} AND entry.kind = 'attendance' AND entry.grade = 'retro'
           AND entry.times + corrected.times > 0
       )
       SELECT person.volunteer_id, coalesce(volunteer.display_name, '') AS display_name,
         expected.volunteer_id IS NOT NULL AS signed_up,
         person.volunteer_id IN (SELECT volunteer_id FROM entered) AS entered,
         came.id AS came_id, came.at AS came_at, came.way AS came_way, came.grade AS came_grade,
         came.provisional AS came_provisional,
         went.id AS went_id, went.at AS went_at, went.way AS went_way, went.grade AS went_grade,
         went.provisional AS went_provisional,
         decision.attempt, decision.outcome, decision.minutes, decision.note, decision.check_in_id,
         decision.check_out_id, decision.decided_by, decision.decided_at, raise.entry_id AS raise_entry_id,
         raise.minutes AS raise_minutes, raise.explanation AS raise_explanation
       FROM (
         SELECT volunteer_id FROM fact WHERE direction = 'in'
         UNION SELECT volunteer_id FROM expected
         UNION SELECT volunteer_id FROM decision
         UNION SELECT volunteer_id FROM entered
       ) person
       LEFT JOIN fact came ON came.volunteer_id = person.volunteer_id AND came.direction = 'in'
       LEFT JOIN fact went ON went.volunteer_id = person.volunteer_id AND went.direction = 'out'
       LEFT JOIN expected ON expected.volunteer_id = person.volunteer_id
       LEFT JOIN decision ON decision.volunteer_id = person.volunteer_id
       LEFT JOIN (${OPEN_RAISES} AND raise.activity_id = $1) raise ON raise.volunteer_id = person.volunteer_id
       LEFT JOIN volunteers volunteer ON volunteer.id = person.volunteer_id
       ORDER BY coalesce(volunteer.display_name, '') ${BY_NAME}, person.volunteer_id`,
      [activity.id, activity.factMonth],
    );
  }

  /** Attendances and service time of an activity that the ledger holds, but for undone check-ins; newest first. */
  findEntries(
    tx: EntityManager,
    activityId: string,
    volunteerIds: readonly string[],
    within: { from: Date; to: Date },
  ): Promise<CurrentEntryRow[]> {
    return tx.query(
      `SELECT ${CURRENT_ENTRY} FROM ledger_entries entry ${CORRECTED}
       WHERE entry.volunteer_id = ANY($2::uuid[]) AND entry.from_at >= $3 AND entry.from_at <= $4
         AND entry.activity_id = $1 AND entry.kind IN ('attendance', 'serviceTime')
         AND ${STANDS}
       ORDER BY entry.from_at DESC, entry.id DESC`,
      [activityId, volunteerIds, within.from, within.to],
    );
  }

  /** Service time of these people elsewhere that overlaps a time. */
  findOtherService(
    tx: EntityManager,
    activityId: string,
    volunteerIds: readonly string[],
    during: { from: Date; to: Date },
  ): Promise<CurrentEntryRow[]> {
    return tx.query(SERVICE_ELSEWHERE, [activityId, volunteerIds, during.from, during.to]);
  }

  /** The names of people who decided. */
  async findNames(tx: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
    const rows: { id: string; display_name: string }[] = await tx.query(
      'SELECT id, display_name FROM volunteers WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.display_name]));
  }

  async countPendingDisputes(tx: EntityManager, activityId: string): Promise<number> {
    const [row]: { count: number }[] = await tx.query(
      `SELECT count(*)::int AS count FROM disputes
       WHERE activity_id = $1 AND NOT EXISTS (
         SELECT FROM dispute_decisions decision
         WHERE (decision.scan_id, decision.sent_by) = (disputes.scan_id, disputes.sent_by)
       )`,
      [activityId],
    );
    return row?.count ?? 0;
  }

  async addDecisions(
    tx: EntityManager,
    activityId: string,
    decisions: readonly NewDecision[],
    by: string,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO confirmations (activity_id, volunteer_id, attempt, outcome, minutes, note, check_in_id,
         check_out_id, entry_id, decided_by, decided_at)
       SELECT $1, volunteer_id, attempt, outcome, minutes, note, check_in_id, check_out_id, entry_id, $2, $3
       FROM unnest($4::uuid[], $5::int[], $6::text[], $7::int[], $8::text[], $9::uuid[], $10::uuid[], $11::uuid[])
         AS decision (volunteer_id, attempt, outcome, minutes, note, check_in_id, check_out_id, entry_id)`,
      [
        activityId,
        by,
        at,
        decisions.map(({ person }) => person.volunteerId),
        decisions.map(({ person }) => (person.decision ? person.decision.attempt + 1 : 0)),
        decisions.map(({ outcome }) => outcome),
        decisions.map(({ minutes }) => minutes),
        decisions.map(({ note }) => note),
        decisions.map(({ person }) => person.came?.id ?? null),
        decisions.map(({ person }) => person.went?.id ?? null),
        decisions.map(({ entryId }) => entryId),
      ],
    );
  }
}
