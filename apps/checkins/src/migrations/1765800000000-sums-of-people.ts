import type { MigrationInterface, QueryRunner } from 'typeorm';

const NAMES = 'kind, corrected_kind, activity_class, linked_parties, grade, from_at';

/**
 * Sums of the whole district beside those of each team: twelve months of two hundred teams are tens of thousands of
 * rows, which every look at the ledger's first page added up.
 *
 * A person's own entries are few: their sums come from the entries themselves, and who is new in a month is seen
 * there too. To keep them beside each other cost the sealer a fifth of what Postgres did for it.
 */
export class SumsOfPeople1765800000000 implements MigrationInterface {
  name = 'SumsOfPeople1765800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW volunteer_sums');
    await runner.query('DROP TABLE volunteer_rollups');
    await runner.query('ALTER TABLE ledger_rollups DROP id');
    await runner.query(
      `CREATE TABLE district_rollups (
         kind text NOT NULL,
         corrected_kind text,
         activity_class text,
         linked_parties text[] NOT NULL,
         grade text NOT NULL,
         from_at timestamptz NOT NULL,
         entries bigint NOT NULL,
         times bigint NOT NULL,
         minutes bigint NOT NULL,
         CONSTRAINT one_district_rollup UNIQUE NULLS NOT DISTINCT (${NAMES})
       )`,
    );
    await runner.query(
      `INSERT INTO district_rollups (${NAMES}, entries, times, minutes)
       SELECT ${NAMES}, sum(entries), sum(times), sum(minutes) FROM ledger_rollups GROUP BY ${NAMES}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE district_rollups');
    await runner.query('ALTER TABLE ledger_rollups ADD id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY');
    await runner.query(
      `CREATE TABLE volunteer_rollups (
         volunteer_id uuid NOT NULL,
         from_at timestamptz NOT NULL,
         rollup_id bigint NOT NULL,
         entries bigint NOT NULL,
         times bigint NOT NULL,
         minutes bigint NOT NULL,
         PRIMARY KEY (volunteer_id, from_at, rollup_id)
       )`,
    );
    await runner.query(
      `INSERT INTO volunteer_rollups
       SELECT entry.volunteer_id, rollup.from_at, rollup.id, count(*), sum(entry.times), sum(entry.minutes)
       FROM sealed_entries sealed
       JOIN ledger_entries entry ON entry.id = sealed.entry_id AND entry.from_at = sealed.from_at
       JOIN ledger_rollups rollup
         ON rollup.from_at = date_trunc('month', entry.from_at AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai'
         AND rollup.kind = entry.kind AND rollup.grade = entry.grade
         AND rollup.organization_path = entry.organization_path AND rollup.linked_parties = entry.linked_parties
         AND (rollup.corrected_kind, rollup.team_id, rollup.activity_class)
           IS NOT DISTINCT FROM (entry.corrected_kind, entry.team_id, entry.activity_class)
       GROUP BY 1, 2, 3`,
    );
    await runner.query(
      `CREATE VIEW volunteer_sums AS
         SELECT one.volunteer_id, one.from_at, kind, corrected_kind, team_id, organization_path, activity_class,
           linked_parties, grade, one.entries, one.times, one.minutes
         FROM volunteer_rollups one JOIN ledger_rollups alike ON alike.id = one.rollup_id`,
    );
  }
}
