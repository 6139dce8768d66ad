import { Injectable } from '@nestjs/common';
import type { HoursStep } from '@liandong/rules/hours-steps';
import type { EntityManager } from 'typeorm';

/** More time than an entry counts, which the present time of its activity would give. */
export interface RaiseProposal {
  volunteerId: string;
  entryId: string;
  /** All that would count, not the difference. */
  minutes: number;
  explanation: readonly HoursStep[];
}

/** SQL for the proposals that nobody has decided: neither by a confirmation nor by a correction case since then. */
export const OPEN_RAISES = `
  SELECT raise.* FROM raise_proposals raise
  WHERE NOT EXISTS (
      SELECT FROM confirmations decision
      WHERE decision.activity_id = raise.activity_id AND decision.volunteer_id = raise.volunteer_id
        AND decision.decided_at >= raise.proposed_at
    )
    AND NOT EXISTS (
      SELECT FROM correction_cases one
      WHERE one.entry_id = raise.entry_id AND one.created_at >= raise.proposed_at AND one.status <> 'withdrawn'
    )`;

@Injectable()
export class RaiseProposalsRepository {
  /** Whose figures of an activity were proposed to be raised, decided or not. */
  async findPeople(tx: EntityManager, activityId: string): Promise<Set<string>> {
    const rows: { volunteer_id: string }[] = await tx.query(
      'SELECT volunteer_id FROM raise_proposals WHERE activity_id = $1',
      [activityId],
    );
    return new Set(rows.map((row) => row.volunteer_id));
  }

  /**
   * The proposals of an activity are these from now on. One that asks for no more than the one before stays decided
   * if that was.
   */
  async replace(
    tx: EntityManager,
    activityId: string,
    proposals: readonly RaiseProposal[],
    at: Date,
  ): Promise<void> {
    const rows = JSON.stringify(proposals);
    await tx.query(
      `DELETE FROM raise_proposals WHERE activity_id = $1 AND volunteer_id NOT IN (
         SELECT (proposal->>'volunteerId')::uuid FROM json_array_elements($2::json) proposal
       )`,
      [activityId, rows],
    );
    await tx.query(
      `INSERT INTO raise_proposals AS raise (activity_id, volunteer_id, entry_id, minutes, explanation, proposed_at)
       SELECT $1, proposal."volunteerId", proposal."entryId", proposal.minutes, proposal.explanation, $3
       FROM json_to_recordset($2::json)
         AS proposal ("volunteerId" uuid, "entryId" uuid, minutes integer, explanation json)
       ON CONFLICT (activity_id, volunteer_id) DO UPDATE
         SET entry_id = excluded.entry_id, minutes = excluded.minutes, explanation = excluded.explanation,
             proposed_at = CASE WHEN excluded.minutes > raise.minutes OR excluded.entry_id <> raise.entry_id
               THEN excluded.proposed_at ELSE raise.proposed_at END`,
      [activityId, rows, at],
    );
  }
}
