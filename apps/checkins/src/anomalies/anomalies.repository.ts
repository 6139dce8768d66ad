import { Injectable } from '@nestjs/common';
import type { Break } from '@liandong/contracts/check-ins/check-in-policy';
import { shanghaiMonthBounds } from '@liandong/rules/shanghai-time';
import type { EntityManager } from 'typeorm';
import { minutesWithoutBreaks } from '@liandong/rules/activity-length';
import { CORRECTED } from '../ledger/corrected-sql.js';
import {
  LATE_HOURS,
  type CasesOfPair,
  type LateTicks,
  type MonthOfVolunteer,
  type TimeOfService,
} from './anomaly-rules.js';

interface TimeRow {
  id: string;
  name: string;
  activity_id: string | null;
  title: string;
  day: string;
  from_at: Date;
  to_at: Date;
  minutes: number;
  starts_at: Date | null;
  ends_at: Date | null;
  breaks: Break[] | null;
}

/** SQL for a time of service `entry` as it counts now. */
const TIME = `entry.volunteer_id AS id, coalesce(volunteer.display_name, '') AS name, entry.activity_id,
  entry.title, to_char(entry.from_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day, entry.from_at,
  coalesce(entry.to_at, entry.from_at) AS to_at, (entry.minutes + corrected.minutes)::int AS minutes,
  activity.starts_at, activity.ends_at, activity.breaks`;

const SERVICE = `coalesce(corrected_kind, kind) = 'serviceTime'`;

/** What anomalies are found in: sums of a month, and the times of those who have most. */
@Injectable()
export class AnomaliesRepository {
  /** Volunteers with the most time entered afterwards. */
  async retroMonths(tx: EntityManager, month: string, limit: number): Promise<MonthOfVolunteer[]> {
    const { from, to } = shanghaiMonthBounds(month);
    const rows: { id: string; name: string; minutes: number; retro: number }[] = await tx.query(
      `SELECT volunteer_id AS id, coalesce(max(display_name), '') AS name, sum(minutes)::int AS minutes,
         coalesce(sum(minutes) FILTER (WHERE grade = 'retro'), 0)::int AS retro
       FROM ledger_entries LEFT JOIN volunteers ON volunteers.id = volunteer_id
       WHERE from_at >= $1 AND from_at < $2 AND ${SERVICE}
       GROUP BY volunteer_id HAVING sum(minutes) FILTER (WHERE grade = 'retro') > 0
       ORDER BY retro DESC LIMIT $3`,
      [from, to, limit],
    );
    return rows.map(({ id, name, minutes, retro }) => ({
      person: { id, displayName: name },
      minutes,
      retroMinutes: retro,
    }));
  }

  async approvedPairs(tx: EntityManager, month: string): Promise<CasesOfPair[]> {
    const { from, to } = shanghaiMonthBounds(month);
    const rows: {
      proposer: string;
      proposer_name: string;
      approver: string;
      approver_name: string;
      cases: number;
    }[] = await tx.query(
      `SELECT proposed_by AS proposer, coalesce(max(one.display_name), '') AS proposer_name,
           decided_by AS approver, coalesce(max(other.display_name), '') AS approver_name, count(*)::int AS cases
         FROM correction_cases
         LEFT JOIN volunteers one ON one.id = proposed_by
         LEFT JOIN volunteers other ON other.id = decided_by
         WHERE status = 'approved' AND decided_at >= $1 AND decided_at < $2
         GROUP BY proposed_by, decided_by ORDER BY cases DESC LIMIT 2000`,
      [from, to],
    );
    return rows.map((row) => ({
      proposer: { id: row.proposer, displayName: row.proposer_name },
      approver: { id: row.approver, displayName: row.approver_name },
      cases: row.cases,
    }));
  }

  /** Who sent ticks and card scans late, most of them first. */
  async lateTicks(tx: EntityManager, month: string, limit: number): Promise<LateTicks[]> {
    const rows: { id: string; name: string; scans: number; titles: string[] }[] = await tx.query(
      `SELECT fact.scanned_by AS id, coalesce(max(leader.display_name), '') AS name, count(*)::int AS scans,
         (array_agg(DISTINCT activity.title))[1:5] AS titles
       FROM check_ins fact
       JOIN scans scan ON (scan.scan_id, scan.volunteer_id) = (fact.scan_id, fact.scanned_by)
       JOIN activities activity ON activity.id = fact.activity_id
       LEFT JOIN volunteers leader ON leader.id = fact.scanned_by
       WHERE fact.fact_month = $1::date AND fact.scanned_by <> fact.volunteer_id AND fact.grade = 'leader'
         AND NOT EXISTS (SELECT FROM annulments WHERE check_in_id = fact.id)
         AND scan.received_at > fact.at + make_interval(hours => $2) AND scan.received_at > activity.ends_at
       GROUP BY fact.scanned_by ORDER BY scans DESC LIMIT $3`,
      [`${month}-01`, LATE_HOURS, limit],
    );
    return rows.map(({ id, name, ...late }) => ({ person: { id, displayName: name }, ...late }));
  }

  /** Each time of service of those with the most of it in the month: who has little of it has no impossible time. */
  async timesOfBusiest(tx: EntityManager, month: string, people: number): Promise<TimeOfService[]> {
    const { from, to } = shanghaiMonthBounds(month);
    const rows: TimeRow[] = await tx.query(
      `WITH busiest AS (
         SELECT volunteer_id FROM ledger_entries WHERE from_at >= $1 AND from_at < $2 AND ${SERVICE}
         GROUP BY volunteer_id ORDER BY sum(minutes) DESC LIMIT $3
       )
       SELECT ${TIME}
       FROM busiest
       JOIN ledger_entries entry ON entry.volunteer_id = busiest.volunteer_id
         AND entry.from_at >= $1 AND entry.from_at < $2 AND entry.kind = 'serviceTime'
       ${CORRECTED}
       LEFT JOIN activities activity ON activity.id = entry.activity_id
       LEFT JOIN volunteers volunteer ON volunteer.id = entry.volunteer_id
       WHERE entry.minutes + corrected.minutes > 0`,
      [from, to, people],
    );
    return rows.map(timeOf);
  }

  /** The longest times of service at activities that were cancelled. */
  async timesOfCancelled(tx: EntityManager, month: string, limit: number): Promise<TimeOfService[]> {
    const { from, to } = shanghaiMonthBounds(month);
    const rows: TimeRow[] = await tx.query(
      `SELECT ${TIME}
       FROM activities activity
       JOIN ledger_entries entry ON entry.team_id = activity.team_id AND entry.activity_id = activity.id
         AND entry.from_at >= $1 AND entry.from_at < $2 AND entry.kind = 'serviceTime'
       ${CORRECTED}
       LEFT JOIN volunteers volunteer ON volunteer.id = entry.volunteer_id
       WHERE activity.cancelled_at IS NOT NULL AND activity.ends_at > $1
         AND activity.ends_at < $2::timestamptz + interval '2 days' AND entry.minutes + corrected.minutes > 0
       ORDER BY minutes DESC, entry.id LIMIT $3`,
      [from, to, limit],
    );
    return rows.map(timeOf);
  }
}

function timeOf(row: TimeRow): TimeOfService {
  return {
    person: { id: row.id, displayName: row.name },
    activityId: row.activity_id,
    title: row.title,
    day: row.day,
    from: row.from_at,
    to: row.to_at,
    minutes: row.minutes,
    activityMinutes:
      row.starts_at && row.ends_at
        ? minutesWithoutBreaks({ from: row.starts_at, to: row.ends_at }, row.breaks ?? [])
        : null,
  };
}
