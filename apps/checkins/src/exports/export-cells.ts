import type { ExportFormat } from '@liandong/contracts/ledger/export';
import type { ExportCell } from 'liandong-verify/export-format';
import { formulaCodePoints, guardFormula } from 'liandong-verify/formula-guard';

/**
 * The cells of a file, made where the rows are: the database writes a page of them as one text, so that no row
 * passes through an object. A cell is SQL for a text, or for a number, that is never null.
 */
export interface SqlCell {
  sql: string;
  /**
   * `free`: whatever people typed. `plain`: ids, codes and times, which need no quotes. `written`: one or more cells in
   * the file's format, by its `cellsSql`.
   */
  kind: 'free' | 'plain' | 'number' | 'written';
}

/** How a line of cells is written. `cell` must agree with `sql`. */
export interface LineFormat {
  /** SQL for cells of a line, one after the other: a `written` cell. */
  cellsSql(cells: readonly SqlCell[]): string;
  /** SQL for what a line holds before its last cell. */
  lineSql(cells: readonly SqlCell[]): string;
  /** What ends a line: its last cell, which is text without anything to quote. */
  lineEnd(last: string): string;
  line(cells: readonly ExportCell[]): string;
}

/**
 * As `guardFormula` does it. By the first character's code: cheaper than a regular expression for each cell. Texts that
 * begin with an apostrophe are few, and looked at again.
 */
const guardedSql = (sql: string) =>
  `CASE WHEN ascii(${sql}) NOT IN (${[APOSTROPHE, ...formulaCodePoints].join(', ')}) THEN ${sql}
    WHEN ascii(ltrim(${sql}, '''')) IN (${formulaCodePoints.join(', ')}) THEN '''' || ${sql} ELSE ${sql} END`;
const APOSTROPHE = 39;

/** What has to stand between quotes. Four patterns without a wildcard but at their ends cost half of one `translate`. */
const QUOTED = [`'%"%'`, `'%,%'`, `E'%\\n%'`, `E'%\\r%'`];

/** RFC 4180 with `\n` between lines. */
const csv: LineFormat = {
  cellsSql: (cells) => `concat_ws(',', ${cells.map(csvSql).join(', ')})`,
  lineSql: (cells) => csv.cellsSql([...cells, { sql: "''", kind: 'plain' }]),
  lineEnd: (last) => `${last}\n`,
  line: (cells) => `${cells.map(csvCell).join(',')}\n`,
};

function csvSql({ sql, kind }: SqlCell): string {
  if (kind !== 'free') return sql;
  const safe = `(${guardedSql(sql)})`;
  const isQuoted = QUOTED.map((pattern) => `${sql} LIKE ${pattern}`).join(' OR ');
  return `CASE WHEN ${isQuoted} THEN '"' || replace(${safe}, '"', '""') || '"' ELSE ${safe} END`;
}

function csvCell(cell: ExportCell): string {
  const text = typeof cell === 'number' ? String(cell) : guardFormula(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows of a worksheet (ECMA-376), with the texts in their cells, where none of them is a formula. */
const xlsx: LineFormat = {
  cellsSql: (cells) => `concat(${joined(cells.flatMap(xlsxSql))})`,
  lineSql: (cells) => `concat(${joined(['<row>', ...cells.flatMap(xlsxSql)])})`,
  lineEnd: (last) => `${textCell(last)}</row>`,
  line: (cells) => `<row>${cells.map(xlsxCell).join('')}</row>`,
};

const OPEN_PLAIN = '<c t="inlineStr"><is><t>';
/** Typed text may begin or end with a space, which a reader would drop. */
const OPEN = '<c t="inlineStr"><is><t xml:space="preserve">';
const CLOSE = '</t></is></c>';
/** What XML 1.0 cannot hold. */
const UNWRITABLE = '[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\uFFFE\uFFFF]';
/** What begins as if it stood for a character by its code (ST_Xstring): its `_` is written by its own. */
const LIKE_A_CODE = '_(?=x[0-9A-Fa-f]{4}_)';
const UNDERSCORE = '_x005F_';

/** A piece of a line: text as it stands, or SQL for it. */
type Piece = string | { sql: string };

function xlsxSql({ sql, kind }: SqlCell): Piece[] {
  if (kind === 'number') return ['<c><v>', { sql }, '</v></c>'];
  if (kind === 'plain') return [OPEN_PLAIN, { sql }, CLOSE];
  if (kind === 'written') return [{ sql }];
  const writable = `regexp_replace(${sql}, '${UNWRITABLE}', '', 'g')`;
  const literal = `regexp_replace(${writable}, '${LIKE_A_CODE}', '${UNDERSCORE}', 'g')`;
  const special = `CASE WHEN ${sql} ~ '[&<>\\x01-\\x1f\uFFFE\uFFFF]|_x' THEN
    replace(replace(replace(${literal}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')
    ELSE ${sql} END`;
  return [OPEN, { sql: special }, CLOSE];
}

/** Arguments of `concat`. What stands between two cells is one of them: each costs the database as much as a cell. */
function joined(pieces: readonly Piece[]): string {
  const texts: string[] = [];
  let standing = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') standing += piece;
    else {
      texts.push(`'${standing}'`, piece.sql);
      standing = '';
    }
  }
  return [...texts, `'${standing}'`].join(', ');
}

function xlsxCell(cell: ExportCell): string {
  return typeof cell === 'number' ? `<c><v>${cell}</v></c>` : textCell(cell);
}

const unwritable = new RegExp(UNWRITABLE, 'g');
const likeACode = new RegExp(LIKE_A_CODE, 'g');

function textCell(text: string): string {
  if (text === '') return '<c/>';
  const literal = text.replace(unwritable, '').replace(likeACode, UNDERSCORE);
  const written = literal.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `${OPEN}${written}${CLOSE}`;
}

export const lineFormats: Readonly<Record<ExportFormat, LineFormat>> = { csv, xlsx };
