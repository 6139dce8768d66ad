import { Injectable } from '@nestjs/common';
import type { ActivityClass, LinkedParty } from '@liandong/contracts/activities/activity-class';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { LedgerEntryKind } from '@liandong/contracts/ledger/ledger';
import type { EntityManager } from 'typeorm';
import { UNSEALED } from '../proof/sealing.repository.js';
import { countsDuring, NOT_LEFT } from '../check-ins/open-attendance-sql.js';
import { CORRECTED } from './corrected-sql.js';
import { ofActivity } from './ledger-conditions.js';

/** What an entry says. `from` decides its month; times and minutes are signed for a correction only. */
export interface NewLedgerEntry {
  id: string;
  kind: LedgerEntryKind;
  volunteerId: string;
  teamId: string | null;
  organizationPath: string;
  activityId: string | null;
  title: string;
  activityClass: ActivityClass | null;
  linkedParties: readonly LinkedParty[];
  from: Date;
  to: Date | null;
  minutes: number;
  /** Person-times. */
  times: number;
  grade: EvidenceGrade;
  recordedAt: Date;
  checkInId: string | null;
  /** The entry that a correction changes; the correction has the same `from`, so that it counts in its month. */
  corrects: string | null;
  /** The case of the four eyes that it comes from. */
  caseId: string | null;
  /** How the minutes came about, in codes that both languages have words for. */
  explanation: unknown;
}

/** An entry with all its corrections taken into account. */
export interface CurrentEntry extends Omit<
  NewLedgerEntry,
  'recordedAt' | 'corrects' | 'caseId' | 'explanation'
> {
  /** What corrections raised, net. */
  retroMinutes: number;
  /** How many there are. */
  corrections: number;
}

/** What an entry is about, whoever's it is. */
export type EntrySubject = Pick<
  NewLedgerEntry,
  'teamId' | 'organizationPath' | 'activityId' | 'title' | 'activityClass' | 'linkedParties'
>;

export type ServiceAround = Pick<CurrentEntry, 'id' | 'activityId' | 'title' | 'minutes'> & {
  from: Date;
  to: Date;
};

/**
 * SQL for when the entry of id $1 begins, by which its row is found: of a sealed one, else of the few that are not.
 */
export const FROM_OF_ENTRY = `coalesce(
  (SELECT from_at FROM sealed_entries WHERE entry_id = $1),
  (SELECT entry.from_at FROM ledger_entries entry WHERE entry.id = $1 AND ${UNSEALED})
)`;

/** The only way into the ledger beside the hot path's own statement. Entries are never changed or removed. */
@Injectable()
export class LedgerEntriesRepository {
  /**
   * Until the transaction ends nobody else confirms, proposes or approves time for these people: what they have by
   * then is what the next one sees. After the lock of an activity or a case, in the order of their ids.
   */
  async lockPeople(tx: EntityManager, volunteerIds: readonly string[]): Promise<void> {
    await tx.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('corrections ' || id, 0))
       FROM (SELECT DISTINCT unnest($1::text[]) AS id ORDER BY 1) person`,
      [volunteerIds],
    );
  }

  /** Adds entries, in the caller's transaction; the months they fall into are made where they are missing. */
  async append(tx: EntityManager, entries: readonly NewLedgerEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const rows = JSON.stringify(entries.map(rowOf));
    await tx.query(
      `SELECT ensure_month(month) FROM (
         SELECT DISTINCT date_trunc('month', (entry->>'from_at')::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
         FROM json_array_elements($1::json) entry
       ) needed (month)`,
      [rows],
    );
    await tx.query(
      `INSERT INTO ledger_entries (id, kind, volunteer_id, team_id, organization_path, activity_id, title,
         activity_class, linked_parties, from_at, to_at, minutes, times, grade, recorded_at, check_in_id, corrects,
         case_id, explanation, corrected_kind)
       SELECT id, kind, volunteer_id, team_id, organization_path, activity_id, title, activity_class,
         linked_parties, from_at, to_at, minutes, times, grade, recorded_at, check_in_id, corrects, case_id,
         explanation,
         (SELECT kind FROM ledger_entries original
          WHERE original.from_at = entry.from_at AND original.id = entry.corrects)
       FROM json_to_recordset($1::json) AS entry (id uuid, kind text, volunteer_id uuid, team_id uuid,
         organization_path text, activity_id uuid, title text, activity_class text, linked_parties text[],
         from_at timestamptz, to_at timestamptz, minutes integer, times integer, grade text,
         recorded_at timestamptz, check_in_id uuid, corrects uuid, case_id uuid, explanation json)`,
      [rows],
    );
  }

  /** An entry and what it counts now; null when there is none. */
  async findCurrent(tx: EntityManager, id: string): Promise<CurrentEntry | null> {
    const rows: CurrentEntry[] = await tx.query(
      `SELECT entry.id, entry.kind, entry.grade, volunteer_id AS "volunteerId", team_id AS "teamId",
         organization_path AS "organizationPath", activity_id AS "activityId", title,
         activity_class AS "activityClass", linked_parties AS "linkedParties", from_at AS "from", to_at AS "to",
         check_in_id AS "checkInId", (entry.minutes + corrected.minutes)::int AS minutes,
         (entry.times + corrected.times)::int AS times, corrected.retro::int AS "retroMinutes",
         corrected.corrections::int AS corrections
       FROM ledger_entries entry ${CORRECTED}
       WHERE entry.id = $1 AND entry.from_at = ${FROM_OF_ENTRY}`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Whether it counts that the person attended the activity, by a check-in or entered afterwards. */
  async isAttended(tx: EntityManager, activityId: string, volunteerId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `SELECT FROM ledger_entries entry ${CORRECTED}
       WHERE ${ofActivity('$1')} AND entry.volunteer_id = $2 AND entry.kind = 'attendance'
         AND entry.times + corrected.times > 0`,
      [activityId, volunteerId],
    );
    return rows.length > 0;
  }

  /** Service time that the person has around a time, with its corrections. */
  findServiceAround(tx: EntityManager, volunteerId: string, from: Date, to: Date): Promise<ServiceAround[]> {
    return tx.query(
      `SELECT id, activity_id AS "activityId", title, from_at AS "from", coalesce(to_at, from_at) AS "to",
         (entry.minutes + corrected.minutes)::int AS minutes
       FROM ledger_entries entry ${CORRECTED}
       WHERE volunteer_id = $1 AND kind = 'serviceTime'
         AND from_at > $2::timestamptz - interval '1 day' AND from_at < $3::timestamptz + interval '1 day'
       ORDER BY from_at, id`,
      [volunteerId, from, to],
    );
  }

  /**
   * The title of an activity at which the person has checked in and can still check out, and so may count some of
   * this time there; null when there is none.
   */
  async findOpenAttendance(
    tx: EntityManager,
    one: { volunteerId: string; from: Date; to: Date },
    now: Date,
  ): Promise<string | null> {
    const [row]: { title: string }[] = await tx.query(
      `SELECT other.title FROM ledger_entries entry JOIN activities other ON other.id = entry.activity_id
       WHERE entry.volunteer_id = $1 AND entry.kind = 'attendance'
         AND entry.from_at > $2::timestamptz - interval '2 days' AND entry.from_at < $3
         AND ${countsDuring('$2', '$3')}
         AND other.ends_at + make_interval(mins => other.late_minutes) >= $4 AND ${NOT_LEFT}
       LIMIT 1`,
      [one.volunteerId, one.from, one.to, now],
    );
    return row?.title ?? null;
  }

  /** Which of these people have sealed entries with the team. */
  async findWithTeam(
    tx: EntityManager,
    teamId: string,
    volunteerIds: string[],
  ): Promise<ReadonlySet<string>> {
    const rows: { id: string }[] = await tx.query(
      'SELECT volunteer_id AS id FROM ledger_people WHERE volunteer_id = ANY($1::uuid[]) AND team_id = $2',
      [volunteerIds, teamId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Whether the person has such a training or award of the same name and time, which was not taken back. */
  async hasAlike(
    tx: EntityManager,
    one: Pick<NewLedgerEntry, 'volunteerId' | 'title' | 'from' | 'to'> & { kind: string },
  ): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `SELECT FROM ledger_entries entry ${CORRECTED}
       WHERE volunteer_id = $1 AND kind = $2 AND title = $3 AND from_at = $4 AND to_at IS NOT DISTINCT FROM $5
         AND (corrections = 0 OR entry.minutes + corrected.minutes > 0)`,
      [one.volunteerId, one.kind, one.title, one.from, one.to],
    );
    return rows.length > 0;
  }
}

function rowOf(entry: NewLedgerEntry): Record<string, unknown> {
  return {
    id: entry.id,
    kind: entry.kind,
    volunteer_id: entry.volunteerId,
    team_id: entry.teamId,
    organization_path: entry.organizationPath,
    activity_id: entry.activityId,
    title: entry.title,
    activity_class: entry.activityClass,
    linked_parties: entry.linkedParties,
    from_at: entry.from,
    to_at: entry.to,
    minutes: entry.minutes,
    times: entry.times,
    grade: entry.grade,
    recorded_at: entry.recordedAt,
    check_in_id: entry.checkInId,
    corrects: entry.corrects,
    case_id: entry.caseId,
    explanation: entry.explanation,
  };
}
