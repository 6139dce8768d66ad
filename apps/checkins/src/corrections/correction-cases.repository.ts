import { Injectable } from '@nestjs/common';
import type { ActivityClass, LinkedParty } from '@liandong/contracts/activities/activity-class';
import type {
  CaseAction,
  CaseDetails,
  CaseKind,
  CaseStatus,
} from '@liandong/contracts/ledger/correction-case';
import { brokenUniqueConstraint } from '@liandong/service-kit/database-errors';
import type { EntityManager } from 'typeorm';
import { subtreeOf, type LedgerScope } from '../ledger/ledger-scope.js';

export interface CaseRecord {
  id: string;
  kind: CaseKind;
  status: CaseStatus;
  volunteerId: string;
  teamId: string | null;
  organizationPath: string;
  entryId: string | null;
  activityId: string | null;
  title: string;
  activityClass: ActivityClass | null;
  linkedParties: readonly LinkedParty[];
  from: Date;
  to: Date | null;
  /** What the entry shall count; 0 when it is annulled or counts no time. */
  minutes: number;
  annul: boolean;
  minutesBefore: number | null;
  timesBefore: number | null;
  details: CaseDetails | null;
  reason: string;
  requestedBy: string | null;
  proposedBy: string | null;
  /** Who had decided against the volunteer when they asked. */
  deniedBy: readonly string[];
  decidedBy: string | null;
  createdAt: Date;
  decidedAt: Date | null;
}

/** A case with the names that people know, and what its entry counts now while it waits. */
export interface NamedCase extends CaseRecord {
  teamName: string;
  volunteerName: string;
  requestedByName: string;
  proposedByName: string;
  decidedByName: string;
  /** Null once it is decided, and where there is no entry to correct. */
  minutesNow: number | null;
  timesNow: number | null;
}

export interface CaseEvent {
  id: string;
  caseId: string;
  at: Date;
  actorId: string;
  action: CaseAction;
  note: string;
}

export interface CaseFilter {
  status?: CaseStatus | undefined;
  teamId?: string | undefined;
  volunteerId?: string | undefined;
  entryId?: string | undefined;
}

const COLUMNS = `one.id, one.kind, one.status, one.volunteer_id AS "volunteerId", one.team_id AS "teamId",
  one.organization_path AS "organizationPath", one.entry_id AS "entryId", one.activity_id AS "activityId",
  one.title, one.activity_class AS "activityClass", one.linked_parties AS "linkedParties", one.from_at AS "from",
  one.to_at AS "to", one.minutes, one.annul, one.minutes_before AS "minutesBefore",
  one.times_before AS "timesBefore", one.details, one.reason, one.requested_by AS "requestedBy",
  one.proposed_by AS "proposedBy", one.denied_by AS "deniedBy", one.decided_by AS "decidedBy", one.created_at AS "createdAt",
  one.decided_at AS "decidedAt"`;

const NAMED = `SELECT ${COLUMNS}, coalesce(team.name, '') AS "teamName", ${nameOf('volunteer_id')} AS "volunteerName",
  ${nameOf('requested_by')} AS "requestedByName", ${nameOf('proposed_by')} AS "proposedByName",
  ${nameOf('decided_by')} AS "decidedByName", counted.minutes AS "minutesNow", counted.times AS "timesNow"
  FROM correction_cases one LEFT JOIN teams team ON team.id = one.team_id
  LEFT JOIN LATERAL (
    SELECT sum(minutes)::int AS minutes, sum(times)::int AS times FROM (
      SELECT minutes, times FROM ledger_entries WHERE from_at = one.from_at AND id = one.entry_id
      UNION ALL
      SELECT minutes, times FROM ledger_entries WHERE from_at = one.from_at AND corrects = one.entry_id
    ) counting
  ) counted ON one.entry_id IS NOT NULL AND one.status IN ('requested', 'proposed')`;

function nameOf(column: string): string {
  return `coalesce((SELECT display_name FROM volunteers WHERE id = one.${column}), '')`;
}

@Injectable()
export class CorrectionCasesRepository {
  /** @returns false when the same is proposed for this person already */
  async add(tx: EntityManager, one: CaseRecord): Promise<boolean> {
    try {
      await tx.query(
        `INSERT INTO correction_cases (id, kind, status, volunteer_id, team_id, organization_path, entry_id,
           activity_id, title, activity_class, linked_parties, from_at, to_at, minutes, annul, minutes_before,
           times_before, details, reason, requested_by, proposed_by, denied_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
        [
          one.id,
          one.kind,
          one.status,
          one.volunteerId,
          one.teamId,
          one.organizationPath,
          one.entryId,
          one.activityId,
          one.title,
          one.activityClass,
          one.linkedParties,
          one.from,
          one.to,
          one.minutes,
          one.annul,
          one.minutesBefore,
          one.timesBefore,
          one.details && JSON.stringify(one.details),
          one.reason,
          one.requestedBy,
          one.proposedBy,
          one.deniedBy,
          one.createdAt,
        ],
      );
      return true;
    } catch (error) {
      if (brokenUniqueConstraint(error) === 'one_open_retro_case') return false;
      throw error;
    }
  }

  /** Keeps what was decided or who took it up. Only these columns ever change. */
  async save(tx: EntityManager, one: CaseRecord): Promise<void> {
    await tx.query(
      `UPDATE correction_cases SET status = $2, proposed_by = $3, decided_by = $4, decided_at = $5,
         minutes_before = $6, times_before = $7 WHERE id = $1`,
      [one.id, one.status, one.proposedBy, one.decidedBy, one.decidedAt, one.minutesBefore, one.timesBefore],
    );
  }

  async addEvent(tx: EntityManager, event: CaseEvent): Promise<void> {
    await tx.query(
      `INSERT INTO case_events (id, case_id, at, actor_id, action, note) VALUES ($1, $2, $3, $4, $5, $6)`,
      [event.id, event.caseId, event.at, event.actorId, event.action, event.note],
    );
  }

  /** One case; nobody else changes it until the transaction ends. */
  async lock(tx: EntityManager, id: string): Promise<CaseRecord | null> {
    const rows: CaseRecord[] = await tx.query(
      `SELECT ${COLUMNS} FROM correction_cases one WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** The person's cases that nobody has decided; nobody decides them until the transaction ends. */
  lockOpenOf(tx: EntityManager, volunteerId: string): Promise<CaseRecord[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM correction_cases one
       WHERE volunteer_id = $1 AND status IN ('requested', 'proposed') ORDER BY id FOR UPDATE`,
      [volunteerId],
    );
  }

  /** Whether the same is to be decided already: a correction of the entry, or such a training or award. */
  async isPending(tx: EntityManager, one: CaseRecord): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `SELECT FROM correction_cases WHERE volunteer_id = $1 AND kind = $2 AND status IN ('requested', 'proposed')
         AND (entry_id = $3 OR $3::uuid IS NULL AND entry_id IS NULL AND activity_id IS NULL
           AND title = $4 AND from_at = $5)`,
      [one.volunteerId, one.kind, one.entryId, one.title, one.from],
    );
    return rows.length > 0;
  }

  /** Who decided against the person before: at the activity, in a dispute of theirs there, or in an earlier case. */
  async findDeniers(
    tx: EntityManager,
    { volunteerId, activityId, entryId }: Pick<CaseRecord, 'volunteerId' | 'activityId' | 'entryId'>,
  ): Promise<string[]> {
    const rows: { decided_by: string }[] = await tx.query(
      `SELECT decided_by FROM confirmations
       WHERE (activity_id, volunteer_id) = ($2::uuid, $1::uuid) AND outcome = 'noShow'
       UNION
       SELECT decision.decided_by FROM disputes dispute JOIN dispute_decisions decision USING (scan_id, sent_by)
       WHERE (dispute.activity_id, dispute.volunteer_id) = ($2, $1) AND decision.decision = 'reject'
       UNION
       SELECT decided_by FROM correction_cases
       WHERE volunteer_id = $1 AND status = 'rejected' AND (activity_id = $2 OR entry_id = $3)`,
      [volunteerId, activityId, entryId],
    );
    return rows.map((row) => row.decided_by);
  }

  async find(tx: EntityManager, id: string): Promise<NamedCase | null> {
    const rows: NamedCase[] = await tx.query(`${NAMED} WHERE one.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** Cases newest first that concern the person or lie in the scope; one more than `limit` when there are more. */
  list(
    tx: EntityManager,
    filter: CaseFilter,
    who: { personId: string; scope: LedgerScope | null },
    after: readonly [createdAt: string, id: string] | null,
    limit: number,
  ): Promise<NamedCase[]> {
    const values: unknown[] = [];
    const value = (given: unknown) => `$${values.push(given)}`;
    const where: string[] = [];
    if (filter.status) where.push(`one.status = ${value(filter.status)}`);
    if (filter.teamId) where.push(`one.team_id = ${value(filter.teamId)}`);
    if (filter.volunteerId) where.push(`one.volunteer_id = ${value(filter.volunteerId)}`);
    if (filter.entryId) where.push(`one.entry_id = ${value(filter.entryId)}`);
    if (after)
      where.push(`(one.created_at, one.id) < (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)`);
    if (who.scope?.kind !== 'district') {
      const person = value(who.personId);
      const seen = [`${person}::uuid IN (one.volunteer_id, one.requested_by, one.proposed_by)`];
      if (who.scope) {
        seen.push(`one.team_id = ANY(${value(who.scope.teamIds)}::uuid[])`);
        const paths = who.scope.organizationPaths.map(subtreeOf);
        seen.push(`one.organization_path LIKE ANY(${value(paths)}::text[])`);
      }
      where.push(`(${seen.join(' OR ')})`);
    }
    return tx.query(
      `${NAMED} WHERE ${where.join(' AND ') || 'true'}
       ORDER BY one.created_at DESC, one.id DESC LIMIT ${value(limit + 1)}`,
      values,
    );
  }

  history(tx: EntityManager, caseId: string): Promise<(CaseEvent & { actorName: string })[]> {
    return tx.query(
      `SELECT event.id, case_id AS "caseId", at, actor_id AS "actorId", action, note,
         coalesce(volunteer.display_name, '') AS "actorName"
       FROM case_events event LEFT JOIN volunteers volunteer ON volunteer.id = actor_id
       WHERE case_id = $1 ORDER BY at, event.id`,
      [caseId],
    );
  }
}
