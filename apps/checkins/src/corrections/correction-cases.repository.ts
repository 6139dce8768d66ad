import { Injectable } from '@nestjs/common';
import type { ActivityClass, LinkedParty } from '@liandong/contracts/activities/activity-class';
import type {
  CaseAction,
  CaseDetails,
  CaseKind,
  CaseStatus,
  DenialKind,
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
  decidedBy: string | null;
  createdAt: Date;
  decidedAt: Date | null;
}

/** A case as it is kept, with who has decided against its volunteer by now. */
export interface StoredCase extends CaseRecord {
  deniedBy: readonly string[];
}

/** A decision against the volunteer of a case. */
export interface Denial {
  what: DenialKind;
  at: Date;
  note: string | null;
  byId: string;
  byName: string;
}

/** A case with the names that people know, and what its entry counts now while it waits. */
export interface NamedCase extends StoredCase {
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

/** SQL for what was decided against the volunteer of the case `one`: by whom, when, and why. */
const DENIALS = `
  SELECT CASE outcome WHEN 'noShow' THEN 'noShow' ELSE 'decided' END AS what, decided_by AS by_id, decided_at AS at, note
  FROM confirmations WHERE (activity_id, volunteer_id) = (one.activity_id, one.volunteer_id)
    AND (note IS NOT NULL OR outcome = 'noShow')
  UNION ALL
  SELECT 'scanRejected', decision.decided_by, decision.decided_at, decision.note
  FROM disputes dispute JOIN dispute_decisions decision USING (scan_id, sent_by)
  WHERE (dispute.activity_id, dispute.volunteer_id) = (one.activity_id, one.volunteer_id)
    AND decision.decision = 'reject'
  UNION ALL
  SELECT 'annulled', annulment.annulled_by, annulment.annulled_at, NULL
  FROM annulments annulment JOIN check_ins fact ON fact.id = annulment.check_in_id
  WHERE (fact.activity_id, fact.volunteer_id) = (one.activity_id, one.volunteer_id)
    AND fact.fact_month = (SELECT fact_month FROM activities WHERE id = one.activity_id)
    AND annulment.annulled_by <> fact.volunteer_id
  UNION ALL
  SELECT 'caseRejected', earlier.decided_by, earlier.decided_at,
    (SELECT note FROM case_events WHERE case_id = earlier.id AND action = 'rejected' LIMIT 1)
  FROM correction_cases earlier
  WHERE earlier.volunteer_id = one.volunteer_id AND earlier.status = 'rejected' AND earlier.id <> one.id
    AND (earlier.activity_id = one.activity_id OR earlier.entry_id = one.entry_id)`;

const COLUMNS = `one.id, one.kind, one.status, one.volunteer_id AS "volunteerId", one.team_id AS "teamId",
  one.organization_path AS "organizationPath", one.entry_id AS "entryId", one.activity_id AS "activityId",
  one.title, one.activity_class AS "activityClass", one.linked_parties AS "linkedParties", one.from_at AS "from",
  one.to_at AS "to", one.minutes, one.annul, one.minutes_before AS "minutesBefore",
  one.times_before AS "timesBefore", one.details, one.reason, one.requested_by AS "requestedBy",
  one.proposed_by AS "proposedBy", one.decided_by AS "decidedBy", one.created_at AS "createdAt",
  one.decided_at AS "decidedAt",
  ARRAY(SELECT DISTINCT by_id FROM (${DENIALS}) denial) AS "deniedBy"`;

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
           times_before, details, reason, requested_by, proposed_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
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
  async lock(tx: EntityManager, id: string): Promise<StoredCase | null> {
    const rows: StoredCase[] = await tx.query(
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

  /**
   * Whether the same is to be decided already: a correction of the entry, or such a training or award. What a leader
   * proposes keeps nobody's own request waiting, nor the other way round; once one is approved the other is stale.
   */
  async isPending(tx: EntityManager, one: CaseRecord): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `SELECT FROM correction_cases WHERE volunteer_id = $1 AND kind = $2 AND status IN ('requested', 'proposed')
         AND (entry_id = $3 OR $3::uuid IS NULL AND entry_id IS NULL AND activity_id IS NULL
           AND title = $4 AND from_at = $5)
         AND (requested_by IS NULL) = ($6::uuid IS NULL)`,
      [one.volunteerId, one.kind, one.entryId, one.title, one.from, one.requestedBy],
    );
    return rows.length > 0;
  }

  /** What was decided against the person before, at the activity or about the entry, oldest first. */
  findDenials(tx: EntityManager, id: string): Promise<Denial[]> {
    return tx.query(
      `SELECT denial.what, denial.at, denial.note, denial.by_id AS "byId",
         coalesce(volunteer.display_name, '') AS "byName"
       FROM correction_cases one CROSS JOIN LATERAL (${DENIALS}) denial
       LEFT JOIN volunteers volunteer ON volunteer.id = denial.by_id
       WHERE one.id = $1 ORDER BY denial.at`,
      [id],
    );
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
