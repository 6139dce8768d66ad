import { holds, NOT_LEFT } from './open-attendance-sql.js';

const HOLDS = holds('asked.activity_id', 'asked.starts_at', 'asked.ends_at');

/**
 * What is known about the scans of a batch, in one row: stored answers, and per activity who is not signed up, which
 * facts there are (annulled ones count as attempts), and whether another activity is on that also holds who checks in.
 * What is not there, as most is not, costs neither a column nor a row. `OFFSET 0` keeps each look-up one by its whole
 * key: a plan that was made for an empty table may else begin with that table, and reads it whole when it is full
 * (seen: 200 ms a batch). The months $10 and $11 say nothing new; by them a plan leaves other partitions out before it
 * prepares to read them, which else is what a call costs. Members come one activity after the other.
 */
export const KNOWN = `
  WITH asked AS MATERIALIZED (
    SELECT activity_id, fact_month, ($3::uuid[])[first_member:last_member] AS members, starts_at, ends_at
    FROM unnest($4::uuid[], $5::date[], $6::int[], $7::int[], $8::timestamptz[], $9::timestamptz[])
      AS one (activity_id, fact_month, first_member, last_member, starts_at, ends_at)
  )
  SELECT (
    SELECT json_agg(answer) FROM (
      SELECT scans.scan_id, volunteer_id AS sender_id, outcome, reason, params, activity_id, activity_title,
        direction, fact_at, minutes, grade
      FROM unnest($1::uuid[], $2::uuid[]) AS sent (scan_id, sender_id) CROSS JOIN LATERAL (
        SELECT * FROM scans WHERE (scans.scan_id, volunteer_id) = (sent.scan_id, sender_id) OFFSET 0
      ) scans
    ) answer
  ) AS answers, (
    SELECT json_object_agg(asked.activity_id, (
      SELECT string_agg(member::text, ',') FROM unnest(asked.members) AS member LEFT JOIN LATERAL (
        SELECT true AS is_there FROM sign_ups
        WHERE (activity_id, volunteer_id) = (asked.activity_id, member) AND status = 'signedUp' OFFSET 0
      ) signed_up ON true WHERE is_there IS NULL
    )) FROM asked
  ) AS not_signed_up, (
    SELECT json_agg(fact) FROM asked CROSS JOIN LATERAL (
      SELECT id, activity_id, volunteer_id, direction, attempt, at, grade,
        EXISTS (SELECT FROM annulments WHERE check_in_id = check_ins.id) AS annulled
      FROM unnest(asked.members) AS member CROSS JOIN LATERAL (
        SELECT * FROM check_ins
        WHERE (fact_month, activity_id, volunteer_id) = (asked.fact_month, asked.activity_id, member)
          AND fact_month BETWEEN $10 AND $11 OFFSET 0
      ) check_ins
    ) fact
  ) AS facts, (
    SELECT json_agg(activity_id) FROM asked WHERE EXISTS (
      SELECT FROM activities other WHERE ${HOLDS}
    )
  ) AS not_alone`;

/**
 * Which attendance elsewhere may still be open, for those who enter where another activity is on: only one whose
 * check-out is still open, and only facts of its own days, found by the member's attendance entries. The times $7 and
 * $8 leave other partitions out, like the months of KNOWN.
 */
export const OTHERS = `
  SELECT asked.activity_id AS entered_id, entry.volunteer_id, entry.from_at AS since, other.id AS activity_id,
    other.title, other.ends_at + make_interval(mins => other.late_minutes) AS closes_at
  FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::int[], $5::int[])
    AS asked (activity_id, starts_at, ends_at, first_member, last_member)
  CROSS JOIN LATERAL unnest(($6::uuid[])[first_member:last_member]) AS member
  CROSS JOIN LATERAL (
    SELECT * FROM ledger_entries
    WHERE volunteer_id = member AND kind = 'attendance' AND from_at BETWEEN $7 AND $8 OFFSET 0
  ) entry
  JOIN activities other ON other.id = entry.activity_id AND ${HOLDS}
  WHERE ${NOT_LEFT}`;

/** What check-outs counted at once, by their ids and whose they are: those that counted nothing are left out. */
export const COUNTED = `
  SELECT check_in_id AS id, minutes FROM unnest($1::uuid[], $2::uuid[]) AS left_by (id, volunteer_id)
  CROSS JOIN LATERAL (
    SELECT * FROM ledger_entries
    WHERE volunteer_id = left_by.volunteer_id AND kind = 'serviceTime' AND check_in_id = left_by.id OFFSET 0
  ) entry`;

/** Wrong short codes of late, by who sent them and at which activity. */
export const WRONG_SHORT_CODES = `
  SELECT 'sender' AS by, volunteer_id AS id, count(*)::int AS wrong FROM scans
  WHERE reason = 'SHORT_CODE_WRONG' AND volunteer_id = ANY($1::uuid[]) AND received_at > $3 GROUP BY volunteer_id
  UNION ALL
  SELECT 'activity', activity_id, count(*)::int FROM scans
  WHERE reason = 'SHORT_CODE_WRONG' AND activity_id = ANY($2::uuid[]) AND received_at > $3 GROUP BY activity_id`;

/**
 * One statement, so that answers, facts, entries and the event are on disk together or not at all. What many scans of
 * a batch share (activity, way, answer) is sent once and named by its place.
 */
export const RECORD = `
  WITH alike AS MATERIALIZED (
    SELECT one.*, fact_month, team_id, organization_path, activity.title, activity_class, linked_parties,
      pg_current_xact_id()::text::bigint AS written_xid
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
        $9::text[], $10::text[])
      WITH ORDINALITY AS one (activity_id, way, place, outcome, reason, params, activity_title, direction, grade,
        entry_kind, alike)
    LEFT JOIN activities activity ON activity.id = activity_id
  ), input AS MATERIALIZED (
    SELECT * FROM unnest($11::int[], $12::uuid[], $13::uuid[], $14::uuid[], $15::timestamptz[], $16::timestamptz[],
        $17::uuid[], $18::timestamptz[], $19::int[], $20::uuid[], $21::int[], $22::uuid[], $23::timestamptz[],
        $24::timestamptz[], $25::text[])
      AS scan (alike, scan_id, volunteer_id, sender_id, received_at, scanned_at, device_id, fact_at, minutes,
        check_in_id, attempt, entry_id, from_at, to_at, explanation)
  ), answered AS (
    INSERT INTO scans (scan_id, volunteer_id, member_id, activity_id, received_at, scanned_at, device_id, way,
      place, outcome, reason, params, activity_title, direction, grade, fact_at, minutes)
    SELECT scan_id, sender_id, nullif(volunteer_id, sender_id), activity_id, received_at, scanned_at, device_id,
      way, place, outcome, reason, params::json, activity_title, direction, grade, fact_at, minutes
    FROM input JOIN alike USING (alike)
  ), facts AS (
    INSERT INTO check_ins (id, fact_month, activity_id, volunteer_id, scanned_by, direction, attempt, at,
      scanned_at, way, place, grade, scan_id)
    SELECT check_in_id, fact_month, activity_id, volunteer_id, sender_id, direction, attempt, fact_at, scanned_at,
      way, place, grade, scan_id
    FROM input JOIN alike USING (alike) WHERE check_in_id IS NOT NULL
  ), entries AS (
    INSERT INTO ledger_entries (id, kind, volunteer_id, team_id, organization_path, activity_id, title,
      activity_class, linked_parties, from_at, to_at, minutes, times, grade, recorded_at, check_in_id, explanation,
      written_xid)
    SELECT entry_id, entry_kind, volunteer_id, team_id, organization_path, activity_id, title, activity_class,
      linked_parties, from_at, to_at, coalesce(minutes, 0), CASE entry_kind WHEN 'attendance' THEN 1 ELSE 0 END,
      grade, $26, check_in_id, explanation::json, written_xid
    FROM input JOIN alike USING (alike) WHERE entry_id IS NOT NULL
  )
  INSERT INTO outbox (event_id, subject, payload)
  SELECT $27::uuid, $28, $29::json WHERE $29 IS NOT NULL`;
