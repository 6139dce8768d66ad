/**
 * SQL for what the corrections of `entry` add to it, one row even where there are none: `minutes`, `times`, of them by
 * `retro` minutes, how many `corrections` there are, and the `explanation` of the last. They stand in its month.
 * @param condition by which a plan leaves other months out before it prepares to read them, where it does not know
 *   the entry's
 */
export const correctedWithin = (condition: string): string => `CROSS JOIN LATERAL (
  SELECT coalesce(sum(minutes), 0) AS minutes, coalesce(sum(times), 0) AS times,
    coalesce(sum(minutes) FILTER (WHERE grade = 'retro'), 0) AS retro, count(*) AS corrections,
    (array_agg(explanation ORDER BY recorded_at DESC, id DESC))[1] AS explanation
  FROM ledger_entries WHERE corrects = entry.id AND from_at = entry.from_at AND ${condition}
) corrected`;

/** The same wherever the entry stands. */
export const CORRECTED = correctedWithin('true');

/** SQL for an `entry` with `CORRECTED` that came from no check-in that was undone, or counts again by a correction. */
export const STANDS = `(entry.minutes + corrected.minutes > 0 OR entry.times + corrected.times > 0
  OR NOT EXISTS (SELECT FROM annulments WHERE check_in_id = entry.check_in_id))`;
