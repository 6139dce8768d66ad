import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { HASH_BYTES } from 'liandong-verify/hash';
import { privateKeyFromSeed } from 'liandong-verify/signing-keys';
import type pg from 'pg';
import type { BenchSystem } from './bench-system.js';
import { writeTree } from './bulk-tree.js';
import { withClient } from './members.js';
import { SealingProcesses } from './sealing-processes.js';

/** Months before this one over which the entries are spread. */
const MONTHS = 24;
export const ENTRIES_PER_PERSON = 100;
const ENTRIES_PER_ACTIVITY = 40;
const TEAMS = 200;

/** Ids that are the same in every run: `bench.id('team', 7)`. */
const IDS = `
  CREATE SCHEMA IF NOT EXISTS bench;
  CREATE OR REPLACE FUNCTION bench.id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT overlay(overlay(md5(kind || n) placing '4' from 13) placing '8' from 17)::uuid $$`;

const TEAMS_SQL = `
  INSERT INTO teams (id, version, name, organization_path)
  SELECT bench.id('team', n), 1, '志愿服务队 ' || n, '/bench/' || n % 20 || '/' FROM generate_series(0, ${TEAMS - 1}) AS n`;
const PEOPLE_SQL = `
  INSERT INTO volunteers (id, version, display_name)
  SELECT bench.id('volunteer', n), 1, '队员 ' || n FROM generate_series(0, $1::int - 1) AS n`;

/** What the entries say of their activities. */
const ACTIVITIES_SQL = `
  INSERT INTO activities (id, version, status, team_id, organization_path, title, activity_class, starts_at, ends_at,
    early_minutes, late_minutes, walk_ins, venue_ref, fact_month, place, description, linked_parties, ways, check_out,
    breaks, responsible_id)
  SELECT bench.id('activity', n), 1, 'completed', bench.id('team', n % ${TEAMS}), '/bench/' || n % 20 || '/',
    '河道清洁 ' || n, 'environment', '2024-01-01', '2024-01-02', 60, 60, true, n::text, '2024-01-01', '滨水步道入口 ' || n,
    '清理河岸杂物，分类装袋，劝导乱扔垃圾。', '{volunteers}', '{venueCode}', 'required', '[]', bench.id('volunteer', 0)
  FROM generate_series(0, $1::bigint / ${ENTRIES_PER_ACTIVITY}) AS n`;

/** One month's entries: an attendance, then its service time, and so on; ids in the order of time, as uuidv7 are. */
const ENTRIES = `
  INSERT INTO ledger_entries (id, kind, volunteer_id, team_id, organization_path, activity_id, title,
    activity_class, linked_parties, from_at, to_at, minutes, times, grade, recorded_at, check_in_id)
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(hash, 1, 3) || '8'
      || substr(hash, 4, 15))::uuid,
    CASE n % 2 WHEN 0 THEN 'attendance' ELSE 'serviceTime' END, bench.id('volunteer', person),
    bench.id('team', person % ${TEAMS}), '/bench/' || person % 20 || '/', bench.id('activity', n / ${ENTRIES_PER_ACTIVITY}),
    '河道清洁 ' || n / ${ENTRIES_PER_ACTIVITY},
    'environment', '{volunteers}', at, at + interval '2 hours', CASE n % 2 WHEN 0 THEN 0 ELSE 120 END,
    1 - n % 2, (ARRAY['device', 'device', 'device', 'leader', 'retro'])[1 + n % 5], at + interval '3 hours',
    bench.id('checkIn', n)
  FROM (
    SELECT n, md5(n::text) AS hash, (n * 7919) % $4::bigint AS person,
      date_trunc('milliseconds', $1::date::timestamp + (n - $2::bigint) * interval '27 days' / ($3::bigint - $2::bigint))
        AT TIME ZONE 'Asia/Shanghai' AS at
    FROM generate_series($2::bigint, $3::bigint - 1) AS n
  ) one`;

/** What the sealer would have added up of a month's entries. */
const MONTH_ROLLUPS = `
  INSERT INTO ledger_rollups (kind, team_id, organization_path, activity_class, linked_parties, grade, from_at,
    entries, times, minutes)
  SELECT kind, team_id, organization_path, activity_class, linked_parties, grade,
    $1::date::timestamp AT TIME ZONE 'Asia/Shanghai', count(*), sum(times), sum(minutes)
  FROM ledger_entries WHERE written_xid = $2 GROUP BY 1, 2, 3, 4, 5, 6`;
const MONTH_PEOPLE = `
  INSERT INTO ledger_people AS known (team_id, organization_path, volunteer_id, months)
  SELECT team_id, '', volunteer_id, ARRAY[$1::date::timestamp AT TIME ZONE 'Asia/Shanghai']
  FROM ledger_entries WHERE written_xid = $2 GROUP BY team_id, volunteer_id
  ON CONFLICT ON CONSTRAINT one_ledger_person DO UPDATE SET months = known.months || excluded.months`;
const DISTRICT_ROLLUPS = `
  INSERT INTO district_rollups (kind, activity_class, linked_parties, grade, from_at, entries, times, minutes)
  SELECT kind, activity_class, linked_parties, grade, from_at, sum(entries), sum(times), sum(minutes)
  FROM ledger_rollups GROUP BY 1, 2, 3, 4, 5`;
const DISTRICT_PEOPLE = `
  INSERT INTO district_people (from_at, people)
  SELECT month, count(DISTINCT volunteer_id) FROM ledger_people, unnest(months) AS month
  GROUP BY GROUPING SETS ((month), ())`;

/**
 * Fills a ledger with so many entries, as if they had come over two years and been sealed: with the verifier's
 * hashing, in several threads and in large transactions. The sealer goes on where this ends.
 */
export async function loadLedger({ system, signingSeed }: BenchSystem, rows: number): Promise<void> {
  const { adminDatabaseUrl } = system;
  await withClient(adminDatabaseUrl, async (client) => {
    await client.query(IDS);
    await client.query('SET search_path = checkins');
    await untilFirstHead(client);
    await withClient(adminDatabaseUrl, async (holder) => {
      // While its row is locked the sealer leaves the entries alone.
      await holder.query('BEGIN');
      await holder.query('SELECT FROM checkins.sealing FOR UPDATE');
      const leaves = await loadAndSeal(adminDatabaseUrl, client, rows);
      await writeTree(client, leaves, privateKeyFromSeed(signingSeed));
      for (const sums of [DISTRICT_ROLLUPS, DISTRICT_PEOPLE]) await client.query(sums);
      await holder.query(
        `UPDATE checkins.sealing SET size = $1, (last_xid, last_id) =
           (SELECT written_xid, id FROM checkins.ledger_entries ORDER BY written_xid DESC, id DESC LIMIT 1)`,
        [leaves.length / HASH_BYTES],
      );
      await holder.query('COMMIT');
    });
    await client.query('VACUUM ANALYZE');
  });
}

/** @returns the hashes of the leaves, one after the other */
async function loadAndSeal(databaseUrl: string, client: pg.Client, rows: number): Promise<Buffer> {
  const people = Math.max(1, Math.round(rows / ENTRIES_PER_PERSON));
  await addPeople(client, people);
  await client.query(ACTIVITIES_SQL, [rows]);
  const processes = new SealingProcesses(databaseUrl, availableParallelism());
  try {
    const sealing: Promise<Uint8Array>[] = [];
    for (const month of monthsOf(rows)) {
      const xid = await loadMonth(client, month, people);
      sealing.push(processes.seal({ xid, firstLeaf: month.from }));
    }
    return Buffer.concat(await Promise.all(sealing));
  } finally {
    processes.end();
  }
}

interface Month {
  /** Before this one. */
  readonly ago: number;
  /** The first of its entries, and the first of the next month's. */
  readonly from: number;
  readonly until: number;
}

function monthsOf(rows: number): Month[] {
  return Array.from({ length: MONTHS }, (_, at) => ({
    ago: MONTHS - at,
    from: Math.round((rows * at) / MONTHS),
    until: Math.round((rows * (at + 1)) / MONTHS),
  })).filter(({ from, until }) => until > from);
}

/** The sealer signs the empty ledger's head, with which the tree begins. */
async function untilFirstHead(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ size: string }>('SELECT size FROM tree_heads LIMIT 2');
    if (rows.length === 1 && rows[0]?.size === '0') return;
    if (rows.length > 0) throw new Error('a ledger is loaded once, and before anything is sealed');
    await sleep(100);
  }
}

async function addPeople(client: pg.Client, count: number): Promise<void> {
  await client.query(TEAMS_SQL);
  await client.query(PEOPLE_SQL, [count]);
  await client.query(
    `INSERT INTO volunteer_secrets (volunteer_id, secret)
     SELECT bench.id('volunteer', n), substr($2::bytea, (n * 32 + 1)::int, 32) FROM generate_series(0, $1::int - 1) AS n`,
    [count, randomBytes(count * 32)],
  );
}

/** @returns the transaction that wrote them */
async function loadMonth(client: pg.Client, { ago, from, until }: Month, people: number): Promise<string> {
  const { rows: days } = await client.query<{ day: string }>(
    `SELECT to_char(date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') - $1 * interval '1 month', 'YYYY-MM-DD')
       AS day`,
    [ago],
  );
  const day = days[0]?.day ?? '';
  await client.query('SELECT ensure_month($1::date)', [day]);
  await client.query('BEGIN');
  const { rows } = await client.query<{ xid: string }>('SELECT pg_current_xact_id()::text AS xid');
  await client.query(ENTRIES, [day, from, until, people]);
  await client.query('COMMIT');
  const xid = rows[0]?.xid ?? '';
  for (const sums of [MONTH_ROLLUPS, MONTH_PEOPLE]) await client.query(sums, [day, xid]);
  return xid;
}
