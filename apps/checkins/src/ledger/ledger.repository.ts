import { Injectable } from '@nestjs/common';
import type { ActivityClass, LinkedParty } from '@liandong/contracts/activities/activity-class';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { ConfirmedOutcome } from '@liandong/contracts/confirmations/confirmation';
import type { CheckInWay } from '@liandong/contracts/check-ins/check-in-policy';
import type { NamedPerson } from '@liandong/contracts/common/person';
import type { LedgerEntryKind, LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { shanghaiMonth, shanghaiMonthBounds } from '@liandong/rules/shanghai-time';
import type { EntityManager } from 'typeorm';
import { UNSEALED } from '../proof/sealing.repository.js';
import { FROM_OF_ENTRY } from './ledger-entries.repository.js';
import { ledgerConditions } from './ledger-conditions.js';
import type { LedgerScope } from './ledger-scope.js';

export interface LedgerRecord {
  id: string;
  kind: LedgerEntryKind;
  volunteer_id: string;
  volunteer_name: string | null;
  team_id: string | null;
  team_name: string | null;
  activity_id: string | null;
  title: string;
  activity_class: ActivityClass | null;
  linked_parties: LinkedParty[];
  from_at: Date;
  to_at: Date | null;
  minutes: number;
  times: number;
  corrects: string | null;
  corrected_kind: LedgerEntryKind | null;
  grade: EvidenceGrade;
  recorded_at: Date;
}

/** Where a page goes on: after this entry, newest first. */
export type LedgerCursor = readonly [fromAt: string, id: string];

export interface FoundEntry extends LedgerRecord {
  organization_path: string;
  explanation: unknown;
  case_id: string | null;
  check_in_id: string | null;
  leaf_index: number | null;
  leaf_hash: string | null;
}

/** A leader's confirmation. */
export interface DecisionRecord {
  outcome: ConfirmedOutcome;
  note: string | null;
  by: NamedPerson;
  at: Date;
}

export interface CheckInRecord {
  id: string;
  direction: 'in' | 'out';
  way: CheckInWay;
  grade: EvidenceGrade;
  place: string;
  /** A leader; null where it was the own phone. */
  scannedBy: NamedPerson | null;
  acceptedBy: (NamedPerson & { note: string }) | null;
  at: Date;
  scannedAt: Date | null;
  receivedAt: Date | null;
  skewMs: number | null;
  scanId: string;
  /** Why a name was ticked. */
  reason: string | null;
  annulledAt: Date | null;
}

/** Where entries are looked for, beside the filter. */
export interface SearchBounds {
  /** None is older. */
  from?: Date | undefined;
  /** All lie in these months of these teams; the team is null for entries without one. */
  places?: readonly { month: Date; teamId: string | null }[] | undefined;
}

const COLUMNS = `entry.id, entry.kind, entry.volunteer_id, volunteer.display_name AS volunteer_name,
  entry.team_id, team.name AS team_name, entry.activity_id, entry.title, entry.activity_class,
  entry.linked_parties, entry.from_at, entry.to_at, entry.minutes, entry.times, entry.corrects,
  entry.corrected_kind, entry.grade, entry.recorded_at`;

const NAMED = `ledger_entries entry
  LEFT JOIN volunteers volunteer ON volunteer.id = entry.volunteer_id
  LEFT JOIN teams team ON team.id = entry.team_id`;

@Injectable()
export class LedgerRepository {
  /** Entries newest first; one more than `limit` when there are more. */
  findEntries(
    tx: EntityManager,
    filter: LedgerFilter,
    scope: LedgerScope,
    after: LedgerCursor | null,
    limit: number,
    bounds: SearchBounds = {},
  ): Promise<LedgerRecord[]> {
    const { where, values } = ledgerConditions(filter, scope);
    if (bounds.from) where.push(`entry.from_at >= $${values.push(bounds.from)}`);
    if (bounds.places) where.push(...placeConditions(bounds.places, values));
    if (after) {
      values.push(...after);
      where.push(`(entry.from_at, entry.id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
    }
    values.push(limit + 1);
    return tx.query(
      `SELECT ${COLUMNS} FROM ${NAMED}
       WHERE ${where.join(' AND ')}
       ORDER BY entry.from_at DESC, entry.id DESC LIMIT $${values.length}`,
      values,
    );
  }

  /**
   * How far back a page may have to look: of the sealed entries, the month with which there are enough. What is not
   * sealed can only add to them. Null when there are not enough, or the filter is one that has its own index.
   */
  async findEnough(
    tx: EntityManager,
    filter: LedgerFilter,
    scope: LedgerScope,
    after: LedgerCursor | null,
    limit: number,
  ): Promise<Date | null> {
    const { where, values } = ledgerConditions(filter, scope);
    // The cursor's own month may be used up already.
    const month = after && shanghaiMonthBounds(shanghaiMonth(new Date(after[0]))).from;
    if (month) where.push(`entry.from_at < $${values.push(month)}`);
    const [row]: { from_at: Date }[] = await tx.query(
      `SELECT from_at FROM (
         SELECT from_at, sum(sum(entries)) OVER (ORDER BY from_at DESC) AS so_far
         FROM ledger_rollups entry WHERE ${where.join(' AND ')} GROUP BY from_at
       ) month WHERE so_far > $${values.push(limit)} ORDER BY from_at DESC LIMIT 1`,
      values,
    );
    return row?.from_at ?? null;
  }

  /** The months and teams that have such entries, sealed or not; for a filter that few entries pass. */
  async findPlaces(
    tx: EntityManager,
    filter: LedgerFilter,
    scope: LedgerScope,
  ): Promise<{ month: Date; teamId: string | null }[]> {
    const { where, values } = ledgerConditions(filter, scope);
    const conditions = where.join(' AND ');
    return tx.query(
      `SELECT from_at AS month, team_id AS "teamId" FROM ledger_rollups entry WHERE ${conditions}
       UNION
       SELECT date_trunc('month', from_at AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai', team_id
       FROM ledger_entries entry WHERE ${conditions} AND ${UNSEALED}`,
      values,
    );
  }

  /** One entry with its place in the tree; null when there is none. */
  async find(tx: EntityManager, id: string): Promise<FoundEntry | null> {
    const rows: FoundEntry[] = await tx.query(
      `SELECT ${COLUMNS}, entry.organization_path, entry.explanation, entry.case_id, entry.check_in_id,
         sealed.leaf_index::float8 AS leaf_index, encode(sealed.leaf_hash, 'hex') AS leaf_hash
       FROM ${NAMED} LEFT JOIN sealed_entries sealed ON sealed.entry_id = entry.id
       WHERE entry.id = $1 AND entry.from_at = ${FROM_OF_ENTRY}`,
      [id],
    );
    return rows[0] ?? null;
  }

  findCorrections(tx: EntityManager, entry: { id: string; from_at: Date }): Promise<LedgerRecord[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM ${NAMED} WHERE entry.corrects = $1 AND entry.from_at = $2
       ORDER BY entry.recorded_at, entry.id`,
      [entry.id, entry.from_at],
    );
  }

  /** The confirmation in whose transaction the entry came. */
  async findDecision(tx: EntityManager, entry: FoundEntry): Promise<DecisionRecord | null> {
    const rows: DecisionRecord[] = await tx.query(
      `SELECT outcome, note, ${namedPerson('decided_by', 'true')} AS by, decided_at AS at FROM confirmations
       WHERE activity_id = $1 AND volunteer_id = $2 AND decided_at = $3 AND (
         entry_id = $4 OR $5 = 'correction' OR $5 = 'attendance' AND $6 = 'leader'
       )`,
      [entry.activity_id, entry.volunteer_id, entry.recorded_at, entry.id, entry.kind, entry.grade],
    );
    return rows[0] ?? null;
  }

  /**
   * The fact behind an entry, the way in before it where it is a way out, and the scans behind both. What was undone
   * before the entry came has no part in it.
   */
  findCheckIns(tx: EntityManager, entry: FoundEntry): Promise<CheckInRecord[]> {
    return tx.query(
      `WITH own AS (
         SELECT * FROM check_ins WHERE (activity_id, volunteer_id) = ($1, $2)
           AND fact_month = (SELECT fact_month FROM activities WHERE id = $1)
       ), named AS (
         SELECT * FROM own WHERE id = $3
       ), behind AS (
         SELECT * FROM named
         UNION ALL
         (SELECT own.* FROM own JOIN named ON named.direction = 'out'
          WHERE own.direction = 'in' AND own.at <= named.at AND NOT EXISTS (
            SELECT FROM annulments WHERE check_in_id = own.id AND annulled_at <= $4
          ) ORDER BY own.at DESC LIMIT 1)
       )
       SELECT fact.id, fact.direction, fact.way, fact.grade, fact.place, fact.at, fact.scanned_at AS "scannedAt",
         fact.scan_id AS "scanId", scan.received_at AS "receivedAt", scan.skew_ms::float8 AS "skewMs",
         scan.note AS reason, ${namedPerson('fact.scanned_by', 'fact.scanned_by <> fact.volunteer_id')} AS "scannedBy",
         ${namedPerson('accepted.decided_by', 'accepted.decided_by IS NOT NULL', 'accepted.note')} AS "acceptedBy",
         annulment.annulled_at AS "annulledAt"
       FROM behind fact
       LEFT JOIN scans scan ON (scan.scan_id, scan.volunteer_id) = (fact.scan_id, fact.scanned_by)
       LEFT JOIN dispute_decisions accepted ON accepted.check_in_id = fact.id
         AND (accepted.scan_id, accepted.sent_by) = (fact.scan_id, fact.scanned_by)
       LEFT JOIN annulments annulment ON annulment.check_in_id = fact.id
       ORDER BY fact.at`,
      [entry.activity_id, entry.volunteer_id, entry.check_in_id, entry.recorded_at],
    );
  }
}

/** SQL for a person with their name as JSON, null unless the condition holds. */
function namedPerson(id: string, condition: string, note?: string): string {
  const name = `coalesce((SELECT display_name FROM volunteers WHERE id = ${id}), '')`;
  const more = note === undefined ? '' : `, 'note', ${note}`;
  return `CASE WHEN ${condition} THEN json_build_object('id', ${id}, 'displayName', ${name}${more}) END`;
}

/** Months as ranges, by which the partitions are chosen, and the teams, for which there is an index. */
function placeConditions(
  places: readonly { month: Date; teamId: string | null }[],
  values: unknown[],
): string[] {
  if (places.length === 0) return ['false'];
  const months = [...new Set(places.map(({ month }) => month.getTime()))].map((time) => {
    const { from, to } = shanghaiMonthBounds(shanghaiMonth(new Date(time)));
    return `entry.from_at >= $${values.push(from)} AND entry.from_at < $${values.push(to)}`;
  });
  const teams = places.flatMap(({ teamId }) => (teamId === null ? [] : [teamId]));
  const ofTeams = `entry.team_id = ANY($${values.push([...new Set(teams)])}::uuid[])`;
  const hasTeamless = places.some(({ teamId }) => teamId === null);
  return [`(${months.join(' OR ')})`, hasTeamless ? `(${ofTeams} OR entry.team_id IS NULL)` : ofTeams];
}
