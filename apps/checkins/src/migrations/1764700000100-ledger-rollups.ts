import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns have the names of `ledger_entries`, so that the same conditions hold for both; from_at begins a month. */
const dimensions = `kind text NOT NULL,
     corrected_kind text,
     team_id uuid,
     organization_path text NOT NULL,
     activity_class text,
     linked_parties text[] NOT NULL,
     grade text NOT NULL,
     from_at timestamptz NOT NULL`;
const sums = `entries bigint NOT NULL,
     times bigint NOT NULL,
     minutes bigint NOT NULL`;
const names = 'kind, corrected_kind, team_id, organization_path, activity_class, linked_parties, grade';
const month = `date_trunc('month', from_at AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai'`;
const sealed = `(SELECT *, ${month} AS month FROM ledger_entries
  WHERE id IN (SELECT entry_id FROM sealed_entries)) entry`;

const statements = [
  `CREATE TABLE ledger_rollups (
     ${dimensions},
     ${sums},
     CONSTRAINT one_ledger_rollup UNIQUE NULLS NOT DISTINCT (from_at, ${names})
   )`,
  `COMMENT ON TABLE ledger_rollups IS 'the sealed entries by all that they are filtered by, but the volunteer'`,
  `CREATE INDEX ledger_rollups_team ON ledger_rollups (team_id, from_at)`,
  `CREATE TABLE volunteer_rollups (
     volunteer_id uuid NOT NULL,
     ${dimensions},
     ${sums},
     CONSTRAINT one_volunteer_rollup UNIQUE NULLS NOT DISTINCT (volunteer_id, from_at, ${names})
   )`,
  `CREATE TABLE ledger_people (
     team_id uuid,
     from_at timestamptz,
     volunteer_id uuid NOT NULL,
     CONSTRAINT one_ledger_person UNIQUE NULLS NOT DISTINCT (team_id, from_at, volunteer_id)
   )`,
  `COMMENT ON TABLE ledger_people IS
     'who has sealed entries: of a team and month, of a team, of a month (team null), of all (both null)'`,
  `INSERT INTO ledger_rollups (from_at, ${names}, entries, times, minutes)
     SELECT month, ${names}, count(*), sum(times), sum(minutes)
     FROM ${sealed}
     GROUP BY month, ${names}`,
  `INSERT INTO volunteer_rollups (volunteer_id, from_at, ${names}, entries, times, minutes)
     SELECT volunteer_id, month, ${names}, count(*), sum(times), sum(minutes)
     FROM ${sealed}
     GROUP BY volunteer_id, month, ${names}`,
  `INSERT INTO ledger_people (team_id, from_at, volunteer_id)
     SELECT team_id, from_at, volunteer_id FROM volunteer_rollups
     GROUP BY GROUPING SETS ((team_id, from_at, volunteer_id), (team_id, volunteer_id), (from_at, volunteer_id),
       (volunteer_id))
     ON CONFLICT DO NOTHING`,
  // Rare, so they cost the hot path nothing: its entries are device-graded.
  `CREATE INDEX ledger_entries_retro ON ledger_entries (from_at, id) WHERE grade = 'retro'`,
];

export class LedgerRollups1764700000100 implements MigrationInterface {
  name = 'LedgerRollups1764700000100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ledger_entries_retro');
    await runner.query('DROP TABLE ledger_people, volunteer_rollups, ledger_rollups');
  }
}
