/** SQL: whether an activity `other` is on at some moment of a time and counts until people check out of it. */
export const countsDuring = (from: string, to: string): string =>
  `other.status <> 'cancelled' AND other.check_out = 'required'
  AND other.starts_at < ${to} AND other.ends_at > ${from}`;

/** SQL: whether an activity `other` keeps who is in it from another one, given by SQL for its id, start and end. */
export const holds = (id: string, from: string, to: string): string =>
  `other.id <> ${id} AND ${countsDuring(from, to)}`;

/** SQL: whether the attendance `entry` at `other` was neither undone nor ended by a check-out. */
export const NOT_LEFT = `NOT EXISTS (SELECT FROM annulments WHERE check_in_id = entry.check_in_id)
  AND NOT EXISTS (
    SELECT FROM valid_check_ins WHERE direction = 'out' AND (fact_month, activity_id, volunteer_id)
      = (other.fact_month, other.id, entry.volunteer_id)
  )`;
