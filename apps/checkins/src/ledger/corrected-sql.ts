/**
 * SQL for what the corrections of `entry` add to it, one row even where there are none: `minutes`, `times`, of them by
 * `retro` minutes, and how many `corrections` there are. They stand in its month.
 */
export const CORRECTED = `CROSS JOIN LATERAL (
  SELECT coalesce(sum(minutes), 0) AS minutes, coalesce(sum(times), 0) AS times,
    coalesce(sum(minutes) FILTER (WHERE grade = 'retro'), 0) AS retro, count(*) AS corrections
  FROM ledger_entries WHERE corrects = entry.id AND from_at = entry.from_at
) corrected`;
