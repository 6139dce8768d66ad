import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SealedEntry } from '../proof/sealed-entries-listeners.js';
import type { Rollup } from './rollup.js';

const NAMES = `kind, corrected_kind, team_id, organization_path, activity_class, linked_parties, grade, from_at`;

/** Sums of the sealed entries. Only the sealer's transaction writes them, so no two writers ever meet. */
@Injectable()
export class RollupsRepository {
  /** Of the corrections among these entries, the kinds that they correct, by the correction's id. */
  async findCorrectedKinds(tx: EntityManager, entries: readonly SealedEntry[]): Promise<Map<string, string>> {
    const corrections = entries.filter(({ facts }) => facts.kind === 'correction');
    if (corrections.length === 0) return new Map();
    const rows: { id: string; kind: string }[] = await tx.query(
      `SELECT entry.id, entry.corrected_kind AS kind
       FROM unnest($1::uuid[], $2::timestamptz[]) AS correction (id, from_at)
       JOIN ledger_entries entry ON entry.id = correction.id AND entry.from_at = correction.from_at`,
      [corrections.map(({ facts }) => facts.entryId), corrections.map(({ fromAt }) => fromAt)],
    );
    return new Map(rows.map(({ id, kind }) => [id, kind]));
  }

  async add(tx: EntityManager, rollups: readonly Rollup[]): Promise<void> {
    await tx.query(
      `WITH added AS MATERIALIZED (
         SELECT volunteer_id, kind, corrected_kind, team_id, organization_path, activity_class,
           string_to_array(parties, ';') AS linked_parties, grade, from_at, entries, times, minutes
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
             $9::timestamptz[], $10::bigint[], $11::bigint[], $12::bigint[])
           AS one (volunteer_id, kind, corrected_kind, team_id, organization_path, activity_class, parties, grade,
             from_at, entries, times, minutes)
       ), all_people AS (
         INSERT INTO ledger_rollups AS rollup (${NAMES}, entries, times, minutes)
         SELECT ${NAMES}, sum(entries), sum(times), sum(minutes) FROM added GROUP BY ${NAMES}
         ON CONFLICT ON CONSTRAINT one_ledger_rollup DO UPDATE SET entries = rollup.entries + excluded.entries,
           times = rollup.times + excluded.times, minutes = rollup.minutes + excluded.minutes
       ), each_person AS (
         INSERT INTO volunteer_rollups AS rollup (volunteer_id, ${NAMES}, entries, times, minutes)
         SELECT volunteer_id, ${NAMES}, entries, times, minutes FROM added
         ON CONFLICT ON CONSTRAINT one_volunteer_rollup DO UPDATE SET entries = rollup.entries + excluded.entries,
           times = rollup.times + excluded.times, minutes = rollup.minutes + excluded.minutes
       )
       INSERT INTO ledger_people (team_id, from_at, volunteer_id)
       SELECT team_id, from_at, volunteer_id FROM added
       GROUP BY GROUPING SETS ((team_id, from_at, volunteer_id), (team_id, volunteer_id),
         (from_at, volunteer_id), (volunteer_id))
       ON CONFLICT ON CONSTRAINT one_ledger_person DO NOTHING`,
      [
        rollups.map((one) => one.volunteerId),
        rollups.map((one) => one.kind),
        rollups.map((one) => one.correctedKind),
        rollups.map((one) => one.teamId),
        rollups.map((one) => one.organizationPath),
        rollups.map((one) => one.activityClass),
        rollups.map((one) => one.linkedParties.join(';')),
        rollups.map((one) => one.grade),
        rollups.map((one) => one.month),
        rollups.map((one) => one.entries),
        rollups.map((one) => one.times),
        rollups.map((one) => one.minutes),
      ],
    );
  }
}
