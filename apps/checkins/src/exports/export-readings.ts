import { Injectable } from '@nestjs/common';
import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { exportReadings, type ExportCell } from 'liandong-verify/export-format';
import { readingHash, type Reading } from 'liandong-verify/readings';
import type { EntityManager } from 'typeorm';
import { ledgerConditions } from '../ledger/ledger-conditions.js';
import type { LedgerScope } from '../ledger/ledger-scope.js';
import { LedgerSigner } from '../proof/ledger-signer.js';
import { ABOUT, ABOUT_ITSELF } from './export-rows.js';

/** Whom and what an export shows by name, and the hashes of how they were named when it began. */
export interface ShownReadings {
  readonly volunteers: readonly string[];
  readonly teams: readonly string[];
  readonly activities: readonly string[];
  readonly hashes: readonly string[];
}

type Shown = Omit<ShownReadings, 'hashes'>;

/**
 * What an export shows for reading and no leaf holds, signed with the file: a name that was changed in it is found like a
 * figure. Whoever changes their name while it is written may stand there by either.
 */
@Injectable()
export class ExportReadings {
  constructor(private readonly signer: LedgerSigner) {}

  /** @param part what a partial export holds; null for a complete one */
  async begin(
    tx: EntityManager,
    part: { filter: LedgerFilter; scope: LedgerScope } | null,
  ): Promise<ShownReadings> {
    const { told, ...shown } = await this.find(tx, part);
    return { ...shown, hashes: [...told.map(readingHash), ...(await this.hashesOf(tx, shown))] };
  }

  /** The lines after the last row. @param root of the head whose leaves the file holds */
  async lines(tx: EntityManager, { hashes, ...shown }: ShownReadings, root: string): Promise<ExportCell[][]> {
    const all = [...new Set([...hashes, ...(await this.hashesOf(tx, shown))])];
    return exportReadings(this.signer.signReadings(all, root), all);
  }

  /** `told`: of entries that have no activity, and say themselves what they were about. */
  private async find(
    tx: EntityManager,
    part: { filter: LedgerFilter; scope: LedgerScope } | null,
  ): Promise<Shown & { told: Reading[] }> {
    const { where, values } = part
      ? ledgerConditions(part.filter, part.scope)
      : { where: ['true'], values: [] };
    // Of all people there is a table, so that they need not be found among millions of entries.
    const [people, person] = part ? ['chosen', 'entry.volunteer_id, entry.team_id,'] : ['ledger_people', ''];
    const [row]: (Shown & { told: Reading[] | null })[] = await tx.query(
      `WITH chosen AS MATERIALIZED (
         SELECT DISTINCT ${person} entry.activity_id,
           CASE WHEN entry.activity_id IS NULL AND entry.kind IN ('training', 'award') THEN
             jsonb_build_object('kind', 'entry', 'id', entry.id, 'texts', jsonb_build_array(${ABOUT_ITSELF.join(', ')}))
           END AS told
         FROM ledger_entries entry WHERE ${where.join(' AND ')}
       )
       SELECT ARRAY(SELECT DISTINCT volunteer_id FROM ${people}) AS volunteers,
         ARRAY(SELECT DISTINCT team_id FROM ${people} WHERE team_id IS NOT NULL) AS teams,
         ARRAY(SELECT DISTINCT activity_id FROM chosen WHERE activity_id IS NOT NULL) AS activities,
         (SELECT jsonb_agg(told) FROM chosen WHERE told IS NOT NULL) AS told`,
      values,
    );
    if (!row) return { volunteers: [], teams: [], activities: [], told: [] };
    return { ...row, told: row.told ?? [] };
  }

  private async hashesOf(tx: EntityManager, { volunteers, teams, activities }: Shown): Promise<string[]> {
    const readings: Reading[] = await tx.query(
      `SELECT 'volunteer' AS kind, one.id, ARRAY[coalesce(volunteer.display_name, '')] AS texts
       FROM unnest($1::uuid[]) AS one (id)
       LEFT JOIN volunteers volunteer ON volunteer.id = one.id
       LEFT JOIN volunteer_secrets secret ON secret.volunteer_id = one.id
       WHERE secret.erased_at IS NULL
       UNION ALL SELECT 'team', one.id, ARRAY[coalesce(team.name, '')]
       FROM unnest($2::uuid[]) AS one (id) LEFT JOIN teams team ON team.id = one.id
       UNION ALL SELECT 'activity', one.id, ARRAY[${ABOUT.map((sql) => `coalesce(${sql}, '')`).join(', ')}]
       FROM unnest($3::uuid[]) AS one (id)
       LEFT JOIN activities activity ON activity.id = one.id
       LEFT JOIN volunteers responsible ON responsible.id = activity.responsible_id`,
      [volunteers, teams, activities],
    );
    return readings.map(readingHash);
  }
}
