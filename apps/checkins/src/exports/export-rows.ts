import { SALT_BYTES } from 'liandong-verify/ledger-entry';
import type { Language } from '@liandong/contracts/common/scalars';
import { PARTIES_APART } from 'liandong-verify/export-format';
import { wordsOf, type WordedColumn } from 'liandong-verify/export-words';
import { SALT } from '../proof/person-sql.js';
import type { SqlCell } from './export-cells.js';

const time = (column: string) => `left((${column} AT TIME ZONE interval '8 hours')::text, 19)`;
const orEmpty = (sql: string) => `coalesce(${sql}::text, '')`;
const isErased = 'secret.erased_at IS NOT NULL';
/** What a volunteer without a secret, put there by hand, is shown with: it opens nothing. */
const NO_SALT = '0'.repeat(2 * SALT_BYTES);

/** As the verifier's `shownGrade` has it, which knows of a correction no more than that it is one. */
const SHOWN_GRADE = `CASE WHEN entry.kind = 'attendance' AND entry.grade = 'leader' THEN 'unproven' ELSE entry.grade END`;

const free = (sql: string): SqlCell => ({ sql, kind: 'free' });
const plain = (sql: string): SqlCell => ({ sql, kind: 'plain' });
const number = (sql: string): SqlCell => ({ sql, kind: 'number' });

/** The cells of one row but the last, `skipped`, in the order of `exportColumns`. */
export const rowCells = (language: Language): readonly SqlCell[] => [
  plain(`left(${time('entry.from_at')}, 7)`),
  free(`coalesce(team.name, '')`),
  free(`coalesce(volunteer.display_name, '')`),
  free('entry.title'),
  plain(`coalesce(${word('activityClass', 'entry.activity_class', language)}, '')`),
  plain(word('kind', 'entry.kind', language)),
  plain(time('entry.from_at')),
  plain(`coalesce(${time('entry.to_at')}, '')`),
  number('entry.minutes'),
  number('entry.times'),
  plain(word('grade', SHOWN_GRADE, language)),
  plain(time('entry.recorded_at')),
  plain('parties.words'),
  plain('entry.id::text'),
  plain(orEmpty('entry.corrects')),
  plain(orEmpty('entry.case_id')),
  plain(orEmpty('entry.team_id')),
  free('entry.organization_path'),
  plain(orEmpty('entry.activity_id')),
  plain(orEmpty('entry.check_in_id')),
  plain(`CASE WHEN ${isErased} THEN '' ELSE entry.volunteer_id::text END`),
  plain(`CASE WHEN ${isErased} THEN '' ELSE coalesce(${SALT}, '${NO_SALT}') END`),
  plain(`CASE WHEN ${isErased} THEN encode(entry.commitment, 'hex') ELSE '' END`),
  number('entry.leaf_index'),
  plain(`encode(entry.leaf_hash, 'hex')`),
];

/** The word for a code; a code that has none, put there by hand, stands as it is. */
function word(column: WordedColumn, sql: string, language: Language): string {
  const cases = [...wordsOf(column, language)].map(([code, text]) => `WHEN '${code}' THEN '${text}'`);
  return `CASE ${sql} ${cases.join(' ')} ELSE ${sql} END`;
}

/** Entries chosen by a condition on `sealed`, and SQL for the first and the last time at which one of them begins. */
export interface ChosenEntries {
  readonly condition: string;
  readonly from: string;
  readonly to: string;
}

/**
 * What the cells are made of; of an erased volunteer the secret is gone, and only the commitment is shown. Many entries
 * link the same parties: their words are put together once. Months without any of the entries are left out when the
 * statement is planned: with all of them, planning took a tenth of its time.
 */
export function rowSource({ condition, from, to }: ChosenEntries, language: Language): string {
  return `WITH entry AS MATERIALIZED (
      SELECT sealed.leaf_index, sealed.leaf_hash, sealed.commitment, entry.*
      FROM sealed_entries sealed
      -- One look-up by the whole key each: as a plain join, the planner reads every partition for each page.
      CROSS JOIN LATERAL (
        SELECT * FROM ledger_entries
        WHERE id = sealed.entry_id AND from_at = sealed.from_at AND from_at BETWEEN ${from} AND ${to} OFFSET 0
      ) entry
      WHERE ${condition}
    ), parties AS MATERIALIZED (
      SELECT linked_parties, coalesce((
        SELECT string_agg(${word('linkedParties', 'party', language)}, '${PARTIES_APART}' ORDER BY place)
        FROM unnest(linked_parties) WITH ORDINALITY AS one (party, place)), '') AS words
      FROM (SELECT DISTINCT linked_parties FROM entry) linked
    ), line AS (
      SELECT entry.leaf_index, LINE AS text
      FROM entry
      JOIN parties USING (linked_parties)
      LEFT JOIN volunteer_secrets secret ON secret.volunteer_id = entry.volunteer_id
      LEFT JOIN teams team ON team.id = entry.team_id
      LEFT JOIN volunteers volunteer ON volunteer.id = entry.volunteer_id
    )`;
}
