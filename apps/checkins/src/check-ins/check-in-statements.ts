/**
 * What is known about each scan: a row for each fact of the member at the activity, or one without a fact. Annulled
 * ones count as attempts. The facts are looked up once for both directions: four look-ups took the database 8 µs a
 * scan more. Two places at once: only an activity whose check-out
 * is still open, and only facts of its own days, found by the member's attendance entries. Wrong short codes are
 * counted for short codes only.
 */
export const KNOWN = `
  SELECT input.position::int - 1 AS index,
         EXISTS (
           SELECT FROM sign_ups WHERE status = 'signedUp'
             AND (activity_id, volunteer_id) = (input.activity_id, input.volunteer_id)
         ) AS signed_up,
         fact.direction AS known_direction, fact.attempt AS known_attempt, fact.at AS known_at,
         fact.grade AS known_grade, fact.annulled AS known_annulled,
         elsewhere.id AS elsewhere_id, elsewhere.title AS elsewhere_title,
         CASE WHEN input.short THEN (
           SELECT count(*)::int FROM scans wrong WHERE wrong.reason = 'SHORT_CODE_WRONG'
             AND wrong.volunteer_id = input.sender_id AND wrong.received_at > $9
         ) ELSE 0 END AS wrong_by_sender,
         CASE WHEN input.short THEN (
           SELECT count(*)::int FROM scans wrong WHERE wrong.reason = 'SHORT_CODE_WRONG'
             AND wrong.activity_id = input.activity_id AND wrong.received_at > $9
         ) ELSE 0 END AS wrong_at_activity,
         scan.outcome, scan.reason, scan.params, scan.activity_id, scan.activity_title, scan.direction,
         scan.fact_at, scan.minutes, scan.grade
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::date[], $5::timestamptz[], $6::timestamptz[],
      $7::timestamptz[], $8::boolean[], $10::uuid[])
    WITH ORDINALITY AS input (scan_id, volunteer_id, activity_id, fact_month, entering_at, starts_at, ends_at,
      short, sender_id, position)
  LEFT JOIN scans scan ON (scan.scan_id, scan.volunteer_id) = (input.scan_id, input.sender_id)
  LEFT JOIN LATERAL (
    SELECT direction, attempt, at, grade,
           EXISTS (SELECT FROM annulments WHERE check_in_id = check_ins.id) AS annulled
    FROM check_ins WHERE (fact_month, activity_id, volunteer_id)
      = (input.fact_month, input.activity_id, input.volunteer_id)
  ) fact ON true
  LEFT JOIN LATERAL (
    SELECT other.id, other.title
    FROM ledger_entries entry JOIN activities other ON other.id = entry.activity_id
    WHERE entry.volunteer_id = input.volunteer_id AND entry.kind = 'attendance'
      AND entry.from_at BETWEEN input.entering_at - interval '36 hours' AND input.entering_at
      AND other.id <> input.activity_id AND other.status <> 'cancelled' AND other.check_out = 'required'
      AND other.starts_at < input.ends_at AND other.ends_at > input.starts_at
      AND other.ends_at + make_interval(mins => other.late_minutes) >= input.entering_at
      AND NOT EXISTS (SELECT FROM annulments WHERE check_in_id = entry.check_in_id)
      AND NOT EXISTS (
        SELECT FROM valid_check_ins WHERE direction = 'out' AND (fact_month, activity_id, volunteer_id)
          = (other.fact_month, other.id, input.volunteer_id)
      )
    LIMIT 1
  ) elsewhere ON true`;

/** One statement, so that answers, facts, entries and the event are on disk together or not at all. */
export const RECORD = `
  WITH input AS MATERIALIZED (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[], $6::timestamptz[],
        $7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
        $15::text[], $16::timestamptz[], $17::int[], $18::uuid[], $19::smallint[], $20::uuid[], $21::text[],
        $22::timestamptz[], $23::timestamptz[], $28::text[])
      AS scan (scan_id, volunteer_id, sender_id, activity_id, received_at, scanned_at, device_id, way, place,
        outcome, reason, params, activity_title, direction, grade, fact_at, minutes, check_in_id, attempt,
        entry_id, kind, from_at, to_at, explanation)
  ), answered AS (
    INSERT INTO scans (scan_id, volunteer_id, member_id, activity_id, received_at, scanned_at, device_id, way,
      place, outcome, reason, params, activity_title, direction, grade, fact_at, minutes)
    SELECT scan_id, sender_id, nullif(volunteer_id, sender_id), activity_id, received_at, scanned_at, device_id,
      way, place, outcome, reason, params::json, activity_title, direction, grade, fact_at, minutes
    FROM input
  ), facts AS (
    INSERT INTO check_ins (id, fact_month, activity_id, volunteer_id, scanned_by, direction, attempt, at,
      scanned_at, way, place, grade, scan_id)
    SELECT check_in_id, fact_month, activity_id, volunteer_id, sender_id, direction, attempt, fact_at, scanned_at,
      way, input.place, grade, scan_id
    FROM input JOIN activities activity ON activity.id = activity_id
    WHERE check_in_id IS NOT NULL
  ), entries AS (
    INSERT INTO ledger_entries (id, kind, volunteer_id, team_id, organization_path, activity_id, title,
      activity_class, linked_parties, from_at, to_at, minutes, times, grade, recorded_at, check_in_id, explanation)
    SELECT entry_id, kind, volunteer_id, team_id, organization_path, activity_id, activity.title,
      activity_class, linked_parties, from_at, to_at, coalesce(minutes, 0),
      CASE kind WHEN 'attendance' THEN 1 ELSE 0 END, grade, $24, check_in_id, explanation::json
    FROM input JOIN activities activity ON activity.id = activity_id
    WHERE entry_id IS NOT NULL
  )
  INSERT INTO outbox (event_id, subject, payload)
  SELECT $25::uuid, $26, $27::json WHERE $27 IS NOT NULL`;
