import { randomUUID } from 'node:crypto';
import { venueRefOf } from '@liandong/rules/activity-code';
import pg from 'pg';

export interface Venue {
  activityId: string;
  venueRef: string;
}

/** An activity that is on right now, as the check-ins service would have heard of it. */
export async function createVenue(databaseUrl: string): Promise<Venue> {
  const activityId = randomUUID();
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO checkins.activities (id, version, status, team_id, organization_path, title, activity_class,
         starts_at, ends_at, early_minutes, late_minutes, walk_ins, venue_ref, fact_month,
         place, description, linked_parties, ways, check_out, breaks)
       VALUES ($1, 1, 'published', $2, '/bench/', 'bench', 'environment', now(), now() + interval '4 hours',
         60, 60, false, $3, date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai')::date,
         '', '', '{}', '{venueCode,manual}', 'required', '[]')`,
      [activityId, randomUUID(), venueRefOf(activityId)],
    );
    await client.query(`SELECT checkins.ensure_month((date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai')
      + month * interval '1 month')::date) FROM generate_series(-1, 1) AS month`);
  });
  return { activityId, venueRef: venueRefOf(activityId) };
}

/** Members who signed up for the activity, as the service keeps them when it hears of them. @returns their ids */
export async function createMembers(databaseUrl: string, venue: Venue, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO checkins.sign_ups (activity_id, volunteer_id, version, status)
       SELECT $1, id, 1, 'signedUp' FROM unnest($2::uuid[]) AS id`,
      [venue.activityId, ids],
    );
    await client.query(
      `INSERT INTO checkins.volunteers (id, version, display_name)
       SELECT id, 1, '队员 ' || number FROM unnest($1::uuid[]) WITH ORDINALITY AS one (id, number)`,
      [ids],
    );
    await client.query(
      `INSERT INTO checkins.volunteer_secrets (volunteer_id, secret)
       SELECT id, decode(md5(random()::text) || md5(random()::text), 'hex') FROM unnest($1::uuid[]) AS id`,
      [ids],
    );
    await client.query('ANALYZE checkins.sign_ups, checkins.volunteers, checkins.volunteer_secrets');
  });
  return ids;
}

/** How often each member was recorded; what must be one fact and one entry for each acknowledged check-in. */
export async function recordedTimes(
  databaseUrl: string,
  venue: Venue,
): Promise<{ facts: Map<string, number>; entries: Map<string, number> }> {
  const facts = new Map<string, number>();
  const entries = new Map<string, number>();
  await withClient(databaseUrl, async (client) => {
    for (const [table, times] of [
      ['check_ins', facts],
      ['ledger_entries', entries],
    ] as const) {
      const { rows } = await client.query<{ volunteer_id: string; times: number }>(
        `SELECT volunteer_id, count(*)::int AS times FROM checkins.${table}
         WHERE activity_id = $1 GROUP BY volunteer_id`,
        [venue.activityId],
      );
      for (const row of rows) times.set(row.volunteer_id, row.times);
    }
  });
  return { facts, entries };
}

export async function withClient(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The id that `loadLedger` gave to the n-th of a kind. */
export async function idOf(databaseUrl: string, kind: 'team' | 'volunteer', n: number): Promise<string> {
  let id = '';
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>('SELECT bench.id($1, $2) AS id', [kind, n]);
    id = rows[0]?.id ?? '';
  });
  return id;
}
