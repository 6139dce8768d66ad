import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CORRECTED } from './corrected-sql.js';
import type { NewLedgerEntry } from './ledger-entries.repository.js';

/** An entry, with the minutes and person-times that its corrections left of it. */
export type StandingEntry = Omit<NewLedgerEntry, 'corrects' | 'caseId' | 'explanation'> & {
  /** Of the minutes, what corrections raised: graded `retro`, whatever the entry's own grade. */
  retroMinutes: number;
};

/** What the ledger counts for an activity at this moment. */
@Injectable()
export class StandingEntriesRepository {
  /**
   * Entries of an activity that came from its check-ins. They are found by their team and by the days of the
   * check-ins, since no check-in is further from its activity's announced time than half a day.
   */
  findOfActivity(
    tx: EntityManager,
    activity: { id: string; teamId: string; factMonth: string },
  ): Promise<StandingEntry[]> {
    return tx.query(
      `WITH days AS (
         SELECT min(at) - interval '24 hours' AS first, max(at) + interval '24 hours' AS last
         FROM check_ins WHERE fact_month = $3 AND activity_id = $2
       )
       SELECT entry.id, entry.kind, entry.volunteer_id AS "volunteerId", entry.team_id AS "teamId",
              entry.organization_path AS "organizationPath", entry.activity_id AS "activityId", entry.title,
              entry.activity_class AS "activityClass", entry.linked_parties AS "linkedParties",
              entry.from_at AS "from", entry.to_at AS "to", entry.grade, entry.recorded_at AS "recordedAt",
              entry.check_in_id AS "checkInId", (entry.minutes + corrected.minutes)::int AS minutes,
              (entry.times + corrected.times)::int AS times, corrected.retro::int AS "retroMinutes"
       FROM ledger_entries entry ${CORRECTED}
       WHERE entry.team_id = $1 AND entry.from_at BETWEEN (SELECT first FROM days) AND (SELECT last FROM days)
         AND entry.activity_id = $2 AND entry.check_in_id IS NOT NULL AND entry.kind IN ('attendance', 'serviceTime')`,
      [activity.teamId, activity.id, activity.factMonth],
    );
  }
}
