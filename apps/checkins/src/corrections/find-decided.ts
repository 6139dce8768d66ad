import type { EntityManager } from 'typeorm';

/**
 * Of these people at activities, named `activity|member`, those on whose attendance somebody has decided: a leader, by
 * more than finding nobody there, or two people on what it counts. By then it is not for a scan alone to change it.
 */
export async function findDecided(
  tx: EntityManager,
  people: readonly { activityId: string; memberId: string }[],
): Promise<Set<string>> {
  const rows: { name: string }[] = await tx.query(
    `SELECT DISTINCT activity_id || '|' || volunteer_id AS name
     FROM unnest($1::uuid[], $2::uuid[]) AS person (activity_id, volunteer_id)
     WHERE EXISTS (
       SELECT FROM confirmations decision
       WHERE (decision.activity_id, decision.volunteer_id) = (person.activity_id, person.volunteer_id)
         AND (outcome = 'attended' OR check_in_id IS NOT NULL)
     ) OR EXISTS (
       SELECT FROM correction_cases decided
       WHERE (decided.activity_id, decided.volunteer_id) = (person.activity_id, person.volunteer_id)
         AND status = 'approved'
     )`,
    [people.map(({ activityId }) => activityId), people.map(({ memberId }) => memberId)],
  );
  return new Set(rows.map(({ name }) => name));
}
