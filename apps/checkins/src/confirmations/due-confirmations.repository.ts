import { Injectable } from '@nestjs/common';
import { ActivityClass, recordsService } from '@liandong/contracts/activities/activity-class';
import type { DueStage } from '@liandong/contracts/confirmations/due-confirmation';
import type { EntityManager } from 'typeorm';
import { subtreeOf, type LedgerScope } from '../ledger/ledger-scope.js';
import { OPEN_RAISES } from './raise-proposals.repository.js';

/** An activity that has ended with people whose hours wait. */
export interface DueRecord {
  id: string;
  title: string;
  team_id: string;
  team_name: string;
  organization_path: string;
  ends_at: Date;
  cancelled: boolean;
  open: number;
}

/** An attendance that counts no hours yet. */
export interface UnconfirmedRecord {
  id: string;
  title: string;
  ends_at: Date;
  late_minutes: number;
  check_out: string;
  cancelled: boolean;
  came_at: Date;
  went_at: Date | null;
}

/** A notice that was or is to be given. */
export interface Notice {
  activityId: string;
  stage: DueStage;
  dueOn: string;
}

const servicesOnly = ActivityClass.options.filter(recordsService);

/** SQL for when `activity` ended; a cancelled one as `heldPart` has it. */
const HELD_UNTIL = 'least(activity.ends_at, activity.cancelled_at)';

/**
 * The people of `activity` whose check-ins prove no hours by themselves and whom nobody has decided on; of a
 * cancelled activity everybody who came. By facts and decisions alone: the ledger is not read for a list.
 */
const OPEN_PEOPLE = `
  SELECT held.* FROM (
    SELECT volunteer_id,
           (array_agg(id ORDER BY attempt DESC) FILTER (WHERE direction = 'in'))[1] AS came_id,
           (array_agg(at ORDER BY attempt DESC) FILTER (WHERE direction = 'in'))[1] AS came_at,
           (array_agg(id ORDER BY attempt DESC) FILTER (WHERE direction = 'out'))[1] AS went_id,
           (array_agg(at ORDER BY attempt DESC) FILTER (WHERE direction = 'out'))[1] AS went_at,
           coalesce(bool_and(grade = 'device' AND NOT provisional), false) AS device
    FROM valid_check_ins fact
    WHERE fact.fact_month = activity.fact_month AND fact.activity_id = activity.id
      AND ($1::uuid IS NULL OR fact.volunteer_id = $1)
    GROUP BY volunteer_id
  ) held
  WHERE came_id IS NOT NULL AND NOT (device AND went_id IS NOT NULL AND activity.cancelled_at IS NULL)
    AND NOT EXISTS (
      SELECT FROM confirmations decision
      WHERE decision.activity_id = activity.id AND decision.volunteer_id = held.volunteer_id
        AND decision.check_in_id = came_id AND decision.check_out_id IS NOT DISTINCT FROM went_id
    )`;

@Injectable()
export class DueConfirmationsRepository {
  /** Activities that ended within a time, the longest ago first; at most `limit`. */
  findDue(
    tx: EntityManager,
    scope: LedgerScope,
    ended: { from: Date; to: Date },
    limit: number,
  ): Promise<DueRecord[]> {
    const values: unknown[] = [null, servicesOnly, ended.from, ended.to, limit];
    let inScope = 'true';
    if (scope.kind === 'teams') {
      values.push(scope.teamIds, scope.organizationPaths.map(subtreeOf));
      inScope = '(activity.team_id = ANY($6::uuid[]) OR activity.organization_path LIKE ANY($7::text[]))';
    }
    return tx.query(
      `SELECT activity.id, activity.title, activity.team_id, coalesce(team.name, '') AS team_name,
              activity.organization_path, ${HELD_UNTIL} AS ends_at, activity.cancelled_at IS NOT NULL AS cancelled, waiting.open
       FROM activities activity LEFT JOIN teams team ON team.id = activity.team_id
       CROSS JOIN LATERAL (
         SELECT ((SELECT count(*) FROM (${OPEN_PEOPLE}) person)
           + (SELECT count(*) FROM (${OPEN_RAISES} AND raise.activity_id = activity.id) raise))::int AS open
       ) waiting
       WHERE activity.status <> 'draft' AND activity.activity_class = ANY($2)
         AND (activity.ends_at <= $4 OR activity.cancelled_at <= $4) AND activity.ends_at >= $3
         AND ${HELD_UNTIL} BETWEEN $3 AND $4 AND waiting.open > 0 AND ${inScope}
       ORDER BY ends_at, activity.id LIMIT $5`,
      values,
    );
  }

  /** One's own attendances without hours, newest first; by the entry that each attendance left in the ledger. */
  findOfPerson(
    tx: EntityManager,
    volunteerId: string,
    ended: { from: Date; to: Date },
  ): Promise<UnconfirmedRecord[]> {
    return tx.query(
      `SELECT activity.id, activity.title, ${HELD_UNTIL} AS ends_at, activity.late_minutes, activity.check_out,
              activity.cancelled_at IS NOT NULL AS cancelled, person.came_at, person.went_at
       FROM activities activity CROSS JOIN LATERAL (${OPEN_PEOPLE}) person
       WHERE activity.status <> 'draft' AND activity.activity_class = ANY($2)
         AND activity.ends_at >= $3 AND ${HELD_UNTIL} BETWEEN $3 AND $4
         AND activity.id IN (
           SELECT activity_id FROM ledger_entries
           WHERE volunteer_id = $1 AND kind = 'attendance' AND from_at >= $3::timestamptz - interval '2 days'
         )
       ORDER BY person.came_at DESC, activity.id LIMIT 50`,
      [volunteerId, servicesOnly, ended.from, ended.to],
    );
  }

  /** Which of these notices have been given. */
  async findGiven(tx: EntityManager, activityIds: readonly string[]): Promise<Notice[]> {
    return tx.query(
      `SELECT activity_id AS "activityId", stage, to_char(due_on, 'YYYY-MM-DD') AS "dueOn"
       FROM confirmation_notices WHERE activity_id = ANY($1::uuid[])`,
      [activityIds],
    );
  }

  /** @returns false when another process has given it first */
  async claimNotice(tx: EntityManager, { activityId, stage, dueOn }: Notice, at: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO confirmation_notices (activity_id, stage, due_on, noticed_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING activity_id`,
      [activityId, stage, dueOn, at],
    );
    return rows.length > 0;
  }
}
