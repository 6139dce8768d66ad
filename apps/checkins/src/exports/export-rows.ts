import { SALT_BYTES } from 'liandong-verify/ledger-entry';
import type { Language } from '@liandong/contracts/common/scalars';
import { PARTIES_APART } from 'liandong-verify/export-format';
import { wordsOf, type WordedColumn } from 'liandong-verify/export-words';
import { SALT } from '../proof/person-sql.js';
import type { LineFormat, SqlCell } from './export-cells.js';

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

/** SQL for what a record of service says of its activity (Order 67, Art 7): place, content, responsible person. */
export const ABOUT = ['activity.place', 'activity.description', "coalesce(responsible.display_name, '')"];
/** Of a training or an award, which has none: what was taught, and who organised or granted it (Arts 8, 9). */
export const ABOUT_ITSELF = [
  "''",
  "coalesce(entry.explanation->>'content', '')",
  "coalesce(entry.explanation->>'grantedBy', '')",
];

/** The cells of one row but the last, `skipped`, in the order of `exportColumns`. */
const rowCells = (language: Language, { cellsSql }: LineFormat): readonly SqlCell[] => [
  plain('left(entry.from_time, 7)'),
  { sql: `coalesce(team.cells, ${cellsSql([plain("''")])})`, kind: 'written' },
  free(`coalesce(volunteer.display_name, '')`),
  free('entry.title'),
  { sql: `coalesce(about.cells, ${cellsSql(ABOUT_ITSELF.map(free))})`, kind: 'written' },
  plain(`coalesce(${word('activityClass', 'entry.activity_class', language)}, '')`),
  plain(word('kind', 'entry.kind', language)),
  plain('entry.from_time'),
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

/** The columns of an entry that a row is made of: to keep the others on the way cost 2 % of it. */
const SHOWN = [
  'id',
  'kind',
  'volunteer_id',
  'team_id',
  'organization_path',
  'activity_id',
  'title',
  'activity_class',
  'linked_parties',
  'to_at',
  'minutes',
  'times',
  'grade',
  'recorded_at',
  'check_in_id',
  'corrects',
  'case_id',
];

/** Entries chosen by a condition on `sealed`, and SQL for the first and the last time at which one of them begins. */
export interface ChosenEntries {
  readonly condition: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The lines of a file, each without its last cell, as a query's `line`: `leaf_index` and `text`. Of an erased volunteer
 * the secret is gone, and only the commitment is shown. Many entries link the same parties, or are of the same activity:
 * what is said of those is written once. Months without any of the entries are left out when the
 * statement is planned: with all of them, planning took a tenth of its time.
 */
export function lineSource(
  { condition, from, to }: ChosenEntries,
  language: Language,
  format: LineFormat,
): string {
  return `WITH entry AS MATERIALIZED (
      SELECT sealed.leaf_index, sealed.leaf_hash, sealed.commitment, ${time('entry.from_at')} AS from_time,
        ${SHOWN.map((column) => `entry.${column}`).join(', ')},
        CASE WHEN entry.activity_id IS NULL THEN entry.explanation END AS explanation
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
    ), about AS MATERIALIZED (
      SELECT activity.id AS activity_id, ${format.cellsSql(ABOUT.map(free))} AS cells
      FROM (SELECT DISTINCT activity_id FROM entry) one
      CROSS JOIN LATERAL (SELECT * FROM activities WHERE id = one.activity_id OFFSET 0) activity
      LEFT JOIN LATERAL (SELECT * FROM volunteers WHERE id = activity.responsible_id OFFSET 0) responsible ON true
    ), team AS MATERIALIZED (
      SELECT id, ${format.cellsSql([free('name')])} AS cells FROM teams
    ), line AS (
      SELECT entry.leaf_index, ${format.lineSql(rowCells(language, format))} AS text
      FROM entry
      JOIN parties USING (linked_parties)
      LEFT JOIN about USING (activity_id)
      LEFT JOIN volunteer_secrets secret ON secret.volunteer_id = entry.volunteer_id
      LEFT JOIN team ON team.id = entry.team_id
      LEFT JOIN volunteers volunteer ON volunteer.id = entry.volunteer_id
    )`;
}
