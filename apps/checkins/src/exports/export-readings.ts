import { Injectable } from '@nestjs/common';
import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { exportReadings, type ExportCell } from 'liandong-verify/export-format';
import { readingHash, type Reading } from 'liandong-verify/readings';
import type { EntityManager } from 'typeorm';
import { ledgerConditions } from '../ledger/ledger-conditions.js';
import type { LedgerScope } from '../ledger/ledger-scope.js';
import { LedgerSigner } from '../proof/ledger-signer.js';
import { ABOUT, ABOUT_ITSELF } from './export-rows.js';

/** What a partial export holds. */
export interface ExportPart {
  filter: LedgerFilter;
  scope: LedgerScope;
}

/** How people, teams and activities were named at a moment, by their ids. */
export type NamedThen = ReadonlyMap<string, Reading>;

/** SQL for readings of everybody and everything that has a name, but for who was erased. */
const NAMED = `
  SELECT 'volunteer' AS kind, volunteer.id, ARRAY[display_name] AS texts FROM volunteers volunteer
  LEFT JOIN volunteer_secrets secret ON secret.volunteer_id = volunteer.id WHERE secret.erased_at IS NULL
  UNION ALL SELECT 'team', id, ARRAY[name] FROM teams
  UNION ALL SELECT 'activity', activity.id, ARRAY[${ABOUT.join(', ')}] FROM activities activity
  LEFT JOIN volunteers responsible ON responsible.id = activity.responsible_id`;

/**
 * What an export shows for reading and no leaf holds, signed with the file: a name that was changed in it is found like a
 * figure. Whoever changes their name while it is written may stand there by either.
 */
@Injectable()
export class ExportReadings {
  constructor(private readonly signer: LedgerSigner) {}

  /** To be asked before the first row is read. */
  async now(tx: EntityManager): Promise<NamedThen> {
    const readings: Reading[] = await tx.query(NAMED);
    return new Map(readings.map((reading) => [reading.id, reading]));
  }

  /**
   * The lines after the last row.
   * @param part null for a complete export
   * @param before how all were named before the first row
   * @param root of the head whose leaves the file holds
   */
  async lines(
    tx: EntityManager,
    part: ExportPart | null,
    before: NamedThen,
    root: string,
  ): Promise<ExportCell[][]> {
    const shown = await this.find(tx, part);
    const readings = shown.flatMap(({ isErased, ...reading }) => {
      const former = before.get(reading.id);
      return [...(isErased ? [] : [reading]), ...(former ? [former] : [])];
    });
    const hashes = [...new Set(readings.map(readingHash))];
    return exportReadings(this.signer.signReadings(hashes, root), hashes);
  }

  /**
   * Whom and what the entries are of, with their names; of a training or an award, which has no activity, what it says
   * itself. Of who was erased nothing is told, not even that they are there.
   */
  private find(tx: EntityManager, part: ExportPart | null): Promise<(Reading & { isErased: boolean })[]> {
    const { where, values } = part
      ? ledgerConditions(part.filter, part.scope)
      : { where: ['true'], values: [] };
    // Of all people there is a table, so that they need not be found among millions of entries.
    const [people, person] = part ? ['chosen', 'entry.volunteer_id, entry.team_id,'] : ['ledger_people', ''];
    return tx.query(
      `WITH chosen AS MATERIALIZED (
         SELECT DISTINCT ${person} entry.activity_id,
           CASE WHEN entry.activity_id IS NULL AND entry.kind IN ('training', 'award')
             THEN ARRAY[entry.id::text, ${ABOUT_ITSELF.join(', ')}] END AS told
         FROM ledger_entries entry WHERE ${where.join(' AND ')}
       ), shown AS (
         SELECT DISTINCT 'volunteer' AS kind, volunteer_id AS id, ARRAY[''] AS nothing FROM ${people}
         UNION ALL SELECT DISTINCT 'team', team_id, ARRAY[''] FROM ${people} WHERE team_id IS NOT NULL
         UNION ALL SELECT DISTINCT 'activity', activity_id, ARRAY['', '', ''] FROM chosen
           WHERE activity_id IS NOT NULL
       )
       SELECT kind, id, coalesce(texts, nothing) AS texts, secret.erased_at IS NOT NULL AS "isErased"
       FROM shown LEFT JOIN (${NAMED}) named USING (kind, id)
       LEFT JOIN volunteer_secrets secret ON kind = 'volunteer' AND secret.volunteer_id = id
       UNION ALL SELECT 'entry', told[1]::uuid, told[2:], false FROM chosen WHERE told IS NOT NULL`,
      values,
    );
  }
}
