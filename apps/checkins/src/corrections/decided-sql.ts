/**
 * SQL for whether somebody has decided on the attendance of `person` (activity_id, volunteer_id): a leader, by more than
 * finding nobody there, or two people on what it counts. By then it is not for a scan alone to change it.
 */
export const DECIDED = `(EXISTS (
    SELECT FROM confirmations decision
    WHERE (decision.activity_id, decision.volunteer_id) = (person.activity_id, person.volunteer_id)
      AND (outcome = 'attended' OR check_in_id IS NOT NULL)
  ) OR EXISTS (
    SELECT FROM correction_cases decided
    WHERE (decided.activity_id, decided.volunteer_id) = (person.activity_id, person.volunteer_id)
      AND status = 'approved'
  ))`;
