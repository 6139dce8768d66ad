import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from './members.js';

/** Months before this one over which the entries are spread. */
const MONTHS = 24;
export const ENTRIES_PER_PERSON = 100;
const TEAMS = 200;

/** Ids that are the same in every run: `bench.id('team', 7)`. */
const IDS = `
  CREATE SCHEMA IF NOT EXISTS bench;
  CREATE OR REPLACE FUNCTION bench.id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT overlay(overlay(md5(kind || n) placing '4' from 13) placing '8' from 17)::uuid $$`;

const PEOPLE = [
  `INSERT INTO checkins.teams (id, version, name, organization_path)
   SELECT bench.id('team', n), 1, '志愿服务队 ' || n, '/bench/' || n % 20 || '/' FROM generate_series(0, ${TEAMS - 1}) AS n
   ON CONFLICT DO NOTHING`,
  `INSERT INTO checkins.volunteers (id, version, display_name)
   SELECT bench.id('volunteer', n), 1, '队员 ' || n FROM generate_series(0, $1::int - 1) AS n ON CONFLICT DO NOTHING`,
];

/** One month's entries: an attendance, then its service time, and so on; ids in the order of time, as uuidv7 are. */
const ENTRIES = `
  INSERT INTO checkins.ledger_entries (id, kind, volunteer_id, team_id, organization_path, activity_id, title,
    activity_class, linked_parties, from_at, to_at, minutes, times, grade, recorded_at, check_in_id)
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(hash, 1, 3) || '8'
      || substr(hash, 4, 15))::uuid,
    CASE n % 2 WHEN 0 THEN 'attendance' ELSE 'serviceTime' END, bench.id('volunteer', person),
    bench.id('team', person % ${TEAMS}), '/bench/' || person % 20 || '/', bench.id('activity', n / 40), '河道清洁 ' || n / 40,
    'environment', '{volunteers}', at, at + interval '2 hours', CASE n % 2 WHEN 0 THEN 0 ELSE 120 END,
    1 - n % 2, (ARRAY['device', 'device', 'device', 'leader', 'retro'])[1 + n % 5], at + interval '3 hours',
    bench.id('checkIn', n)
  FROM (
    SELECT n, md5(n::text) AS hash, (n * 7919) % $4::bigint AS person,
      date_trunc('milliseconds', $1::date::timestamp + (n - $2::bigint) * interval '27 days' / ($3::bigint - $2::bigint))
        AT TIME ZONE 'Asia/Shanghai' AS at
    FROM generate_series($2::bigint, $3::bigint - 1) AS n
  ) one`;

/** Fills a ledger with so many rows, as if they had come over two years. */
export async function loadLedger(databaseUrl: string, rows: number): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query(IDS);
    const people = Math.max(1, Math.round(rows / ENTRIES_PER_PERSON));
    await client.query(PEOPLE[0] ?? '');
    await client.query(PEOPLE[1] ?? '', [people]);
    for (let month = 0; month < MONTHS; month++) {
      const { rows: days } = await client.query<{ day: string }>(
        `SELECT to_char(date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') - $1 * interval '1 month', 'YYYY-MM-DD')
           AS day`,
        [MONTHS - month],
      );
      const day = days[0]?.day ?? '';
      const [from, until] = [month, month + 1].map((edge) => Math.round((rows * edge) / MONTHS));
      await client.query('SELECT checkins.ensure_month($1::date)', [day]);
      await client.query(ENTRIES, [day, from, until, people]);
    }
    await client.query('VACUUM ANALYZE checkins.ledger_entries');
    await client.query('ANALYZE checkins.volunteers');
  });
}

/** Waits until the sealer has taken all entries into the tree, and with them into the totals. */
export async function waitUntilSealed(databaseUrl: string, report: (line: string) => void): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    for (;;) {
      const { rows } = await client.query<{ sealed: string; entries: string }>(
        'SELECT (SELECT size FROM checkins.sealing) AS sealed, count(*) AS entries FROM checkins.ledger_entries',
      );
      const [row] = rows;
      if (row?.sealed === row?.entries) return;
      report(`sealed ${row?.sealed} of ${row?.entries}`);
      await sleep(5_000);
    }
  });
}
