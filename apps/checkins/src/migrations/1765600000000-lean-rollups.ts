import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who serves for the first time cost the sealer six rows with wide keys: a third of what Postgres did for a check-in.
 * Now a person's sums name the row of `ledger_rollups` that says what they are of, a person is kept once for each team
 * with the months, and people of the whole district are counted instead of listed.
 */
const up = [
  `ALTER TABLE ledger_rollups ADD id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY`,
  `ALTER TABLE volunteer_rollups RENAME TO wide_rollups`,
  `CREATE TABLE volunteer_rollups (
     volunteer_id uuid NOT NULL,
     from_at timestamptz NOT NULL,
     rollup_id bigint NOT NULL,
     entries bigint NOT NULL,
     times bigint NOT NULL,
     minutes bigint NOT NULL,
     PRIMARY KEY (volunteer_id, from_at, rollup_id)
   )`,
  `INSERT INTO volunteer_rollups
     SELECT wide.volunteer_id, wide.from_at, rollup.id, wide.entries, wide.times, wide.minutes
     FROM wide_rollups wide JOIN ledger_rollups rollup
       ON rollup.from_at = wide.from_at AND rollup.kind = wide.kind AND rollup.grade = wide.grade
       AND rollup.organization_path = wide.organization_path AND rollup.linked_parties = wide.linked_parties
       AND (rollup.corrected_kind, rollup.team_id, rollup.activity_class)
         IS NOT DISTINCT FROM (wide.corrected_kind, wide.team_id, wide.activity_class)`,
  `DROP TABLE wide_rollups`,
  `CREATE VIEW volunteer_sums AS
     SELECT one.volunteer_id, one.from_at, kind, corrected_kind, team_id, organization_path, activity_class,
       linked_parties, grade, one.entries, one.times, one.minutes
     FROM volunteer_rollups one JOIN ledger_rollups alike ON alike.id = one.rollup_id`,
  `DROP TABLE ledger_people`,
  `CREATE TABLE ledger_people (
     team_id uuid,
     organization_path text NOT NULL,
     volunteer_id uuid NOT NULL,
     months timestamptz[] NOT NULL,
     CONSTRAINT one_ledger_person UNIQUE NULLS NOT DISTINCT (team_id, volunteer_id, organization_path)
   )`,
  `COMMENT ON TABLE ledger_people IS 'who has sealed entries, for each team, and in which months'`,
  `COMMENT ON COLUMN ledger_people.organization_path IS 'where there is no team; else empty'`,
  `INSERT INTO ledger_people
     SELECT team_id, CASE WHEN team_id IS NULL THEN organization_path ELSE '' END, volunteer_id,
       array_agg(DISTINCT from_at)
     FROM volunteer_sums GROUP BY 1, 2, 3`,
  `CREATE TABLE district_people (
     from_at timestamptz CONSTRAINT one_district_count UNIQUE NULLS NOT DISTINCT,
     people bigint NOT NULL
   )`,
  `COMMENT ON TABLE district_people IS 'how many people have sealed entries: of a month, and of all time (from_at null)'`,
  `INSERT INTO district_people
     SELECT from_at, count(DISTINCT volunteer_id) FROM volunteer_rollups GROUP BY GROUPING SETS ((from_at), ())
     HAVING count(*) > 0`,
];

const names = 'kind, corrected_kind, team_id, organization_path, activity_class, linked_parties, grade';

const down = [
  `DROP TABLE district_people, ledger_people`,
  `CREATE TABLE wide_rollups AS SELECT * FROM volunteer_sums`,
  `DROP VIEW volunteer_sums`,
  `DROP TABLE volunteer_rollups`,
  `ALTER TABLE wide_rollups RENAME TO volunteer_rollups`,
  `ALTER TABLE volunteer_rollups
     ADD CONSTRAINT one_volunteer_rollup UNIQUE NULLS NOT DISTINCT (volunteer_id, from_at, ${names})`,
  `ALTER TABLE ledger_rollups DROP id`,
  `CREATE TABLE ledger_people (
     team_id uuid,
     from_at timestamptz,
     volunteer_id uuid NOT NULL,
     CONSTRAINT one_ledger_person UNIQUE NULLS NOT DISTINCT (team_id, from_at, volunteer_id)
   )`,
  `INSERT INTO ledger_people
     SELECT team_id, from_at, volunteer_id FROM volunteer_rollups
     GROUP BY GROUPING SETS ((team_id, from_at, volunteer_id), (team_id, volunteer_id), (from_at, volunteer_id),
       (volunteer_id))
     ON CONFLICT DO NOTHING`,
];

export class LeanRollups1765600000000 implements MigrationInterface {
  name = 'LeanRollups1765600000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
