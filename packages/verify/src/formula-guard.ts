/** What a spreadsheet that opens a CSV file would run, or show as a formula. */
const FORMULA_STARTS = '=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20';

/** The characters that are guarded against, by their code points. */
export const formulaCodePoints = [...FORMULA_STARTS].map((char) => char.codePointAt(0) ?? 0);

const START = `[${FORMULA_STARTS.replace('-', '\\-')}]`;
const FORMULA = new RegExp(`^'*${START}`);
const GUARDED = new RegExp(`^'+${START}`);

/**
 * Free text as a CSV file holds it: with an apostrophe before what would be a formula. Texts that begin with
 * apostrophes and a formula get one more, so that what was written can always be told from what was added.
 */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `guardFormula` was given. */
export function unguardFormula(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
