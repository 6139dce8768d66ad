import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BATCH, batchValues, type SealedBatch } from '../proof/sealed-batch.js';

/** What sums of the district are told apart by, and what those of teams are besides. */
const OF_DISTRICT = 'kind, corrected_kind, activity_class, linked_parties, grade, from_at';
const OF_TEAMS = `team_id, organization_path, ${OF_DISTRICT}`;

const ADDED = `entries = rollup.entries + excluded.entries, times = rollup.times + excluded.times,
  minutes = rollup.minutes + excluded.minutes`;

/** The first instant of an entry's month, as `shanghaiMonthBounds` has it. */
const MONTH = `date_trunc('month', from_at AT TIME ZONE interval '8 hours') AT TIME ZONE interval '8 hours'`;

/** Sums of the sealed entries. Only the sealer's transaction writes them, so no two writers ever meet. */
@Injectable()
export class RollupsRepository {
  /**
   * Adds a batch to the sums of all people, of each team and of the district.
   * @returns the months that it touches, by their first instants
   */
  async add(tx: EntityManager, batch: SealedBatch): Promise<Date[]> {
    const rows: { month: Date }[] = await tx.query(
      `WITH added AS MATERIALIZED (
         SELECT ${OF_TEAMS}, count(*) AS entries, sum(times) AS times, sum(minutes) AS minutes
         FROM (
           SELECT team_id, organization_path, kind, corrected_kind, activity_class, linked_parties, grade,
             ${MONTH} AS from_at, times, minutes
           FROM ${BATCH} entry
         ) entry GROUP BY ${OF_TEAMS}
       ), of_teams AS (
         INSERT INTO ledger_rollups AS rollup (${OF_TEAMS}, entries, times, minutes)
         SELECT ${OF_TEAMS}, entries, times, minutes FROM added
         ON CONFLICT ON CONSTRAINT one_ledger_rollup DO UPDATE SET ${ADDED}
       ), of_district AS (
         INSERT INTO district_rollups AS rollup (${OF_DISTRICT}, entries, times, minutes)
         SELECT ${OF_DISTRICT}, sum(entries), sum(times), sum(minutes) FROM added GROUP BY ${OF_DISTRICT}
         ON CONFLICT ON CONSTRAINT one_district_rollup DO UPDATE SET ${ADDED}
       )
       SELECT DISTINCT from_at AS month FROM added ORDER BY month`,
      batchValues(batch),
    );
    return rows.map(({ month }) => month);
  }

  /**
   * Keeps who served in a month for which team, or without one at which place; and how many different people the
   * district has had, in that month and ever. A newcomer is nowhere: to look for their entries would be to look into
   * each month there ever was. In the order of the key, since a plan that puts pages together first takes twice as long
   * to find nobody; and whoever is nowhere cannot conflict.
   */
  async addPeople(tx: EntityManager, batch: SealedBatch, month: Date): Promise<void> {
    await tx.query(
      `WITH served AS MATERIALIZED (
         SELECT DISTINCT team_id, CASE WHEN team_id IS NULL THEN organization_path ELSE '' END AS path, volunteer_id
         FROM ${BATCH} entry WHERE ${MONTH} = $6::timestamptz
       ), person AS MATERIALIZED (
         SELECT DISTINCT volunteer_id FROM served
       ), known AS MATERIALIZED (
         SELECT volunteer_id, months @> ARRAY[$6::timestamptz] AS in_month FROM person CROSS JOIN LATERAL (
           SELECT months FROM ledger_people WHERE volunteer_id = person.volunteer_id
           ORDER BY team_id, organization_path OFFSET 0
         ) before
       ), newcomers AS (
         INSERT INTO ledger_people (team_id, organization_path, volunteer_id, months)
         SELECT team_id, path, volunteer_id, ARRAY[$6::timestamptz] FROM served
         WHERE volunteer_id NOT IN (SELECT volunteer_id FROM known)
       ), others AS (
         INSERT INTO ledger_people AS before (team_id, organization_path, volunteer_id, months)
         SELECT team_id, path, volunteer_id, ARRAY[$6::timestamptz] FROM served
         WHERE volunteer_id IN (SELECT volunteer_id FROM known)
         ON CONFLICT ON CONSTRAINT one_ledger_person DO UPDATE SET months =
           ARRAY(SELECT month FROM unnest(before.months || excluded.months) AS month ORDER BY month)
           WHERE NOT before.months @> excluded.months
       )
       INSERT INTO district_people AS before (from_at, people)
       SELECT * FROM (
         SELECT $6::timestamptz, count(*) AS people FROM person
         WHERE volunteer_id NOT IN (SELECT volunteer_id FROM known WHERE in_month)
         UNION ALL
         SELECT NULL, count(*) FROM person WHERE volunteer_id NOT IN (SELECT volunteer_id FROM known)
       ) new WHERE people > 0
       ON CONFLICT ON CONSTRAINT one_district_count DO UPDATE SET people = before.people + excluded.people`,
      [...batchValues(batch), month],
    );
  }
}
