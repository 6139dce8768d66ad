import {
  exportColumns,
  instantOfShanghaiTime,
  PARTIES_APART,
  type ExportColumnKey,
  type UncheckedColumn,
} from './export-format.js';
import { UnreadableFile } from './export-lines.js';
import { codeOfWord, gradeOfCell } from './export-words.js';
import { unguardFormula } from './formula-guard.js';
import { isHexHash } from './hash.js';
import { entryLeafHash, isSalt, personCommitment, writePlain, type EntryFacts } from './ledger-entry.js';

/** The columns that are read. */
type CheckedColumn = Exclude<ExportColumnKey, UncheckedColumn>;

/** Where each column stands in this file. */
export type ColumnPlaces = Readonly<Record<CheckedColumn, number>>;

/**
 * Finds the columns by their names in Chinese, English or as keys, in any order.
 * @throws UnreadableFile when one is missing
 */
export function findColumns(header: readonly string[]): ColumnPlaces {
  const place = (key: CheckedColumn): number => {
    const names: string[] = exportColumns.flatMap((column) =>
      column.key === key ? [column.key, column.zh, column.en] : [],
    );
    const found = header.findIndex((cell) => names.includes(cell.trim()));
    if (found === -1)
      throw new UnreadableFile(
        `表头里没有“${names.join(' / ')}”这一列`,
        `the header has no column “${names.join(' / ')}”`,
      );
    return found;
  };
  return {
    month: place('month'),
    teamName: place('teamName'),
    volunteerName: place('volunteerName'),
    title: place('title'),
    activityClass: place('activityClass'),
    kind: place('kind'),
    from: place('from'),
    to: place('to'),
    minutes: place('minutes'),
    times: place('times'),
    grade: place('grade'),
    recordedAt: place('recordedAt'),
    linkedParties: place('linkedParties'),
    entryId: place('entryId'),
    corrects: place('corrects'),
    caseId: place('caseId'),
    teamId: place('teamId'),
    organizationPath: place('organizationPath'),
    activityId: place('activityId'),
    checkInId: place('checkInId'),
    volunteerId: place('volunteerId'),
    volunteerSalt: place('volunteerSalt'),
    volunteerCommitment: place('volunteerCommitment'),
    leafIndex: place('leafIndex'),
    leafHash: place('leafHash'),
    skipped: place('skipped'),
  };
}

/** The cells of a row by their columns. */
export class RowCells {
  constructor(
    private readonly cells: readonly string[],
    private readonly places: ColumnPlaces,
    /** Nothing in any cell is escaped in JSON. */
    private readonly isPlain = false,
  ) {}

  get(key: CheckedColumn): string {
    return this.cells[this.places[key]] ?? '';
  }

  /** The leaf's number; -1 when the cell holds none. */
  leafIndex(): number {
    return wholeNumber(this.get('leafIndex')) ?? -1;
  }

  /** The hash that this row's content has at its place; null when the content is none that a leaf could hold. */
  hashOfContent(): Buffer | null {
    const facts = this.facts();
    const commitment = this.commitment();
    const leafIndex = this.leafIndex();
    if (!facts || commitment === null || leafIndex < 0) return null;
    if (this.get('month') !== timeText(this.get('from')).slice(0, 7)) return null;
    return entryLeafHash({ facts, commitment, leafIndex }, this.isPlain ? writePlain : undefined);
  }

  private facts(): EntryFacts | null {
    const from = this.instant('from');
    const to = this.get('to') === '' ? null : this.instant('to');
    const recordedAt = this.instant('recordedAt');
    const minutes = wholeNumber(this.get('minutes'));
    const times = wholeNumber(this.get('times'));
    if (from === null || recordedAt === null || minutes === null || times === null) return null;
    if (to === null && this.get('to') !== '') return null;
    const parties = this.get('linkedParties');
    const activityClass = this.get('activityClass');
    const kind = codeOfWord('kind', this.get('kind'));
    return {
      entryId: this.get('entryId'),
      kind,
      title: this.text('title'),
      activityClass: activityClass === '' ? null : codeOfWord('activityClass', activityClass),
      activityId: this.orNull('activityId'),
      teamId: this.orNull('teamId'),
      organizationPath: this.text('organizationPath'),
      linkedParties:
        parties === '' ? [] : parties.split(PARTIES_APART).map((party) => codeOfWord('linkedParties', party)),
      from,
      to,
      minutes,
      times,
      grade: gradeOfCell(kind, this.get('grade')),
      recordedAt,
      checkInId: this.orNull('checkInId'),
      corrects: this.orNull('corrects'),
      caseId: this.orNull('caseId'),
    };
  }

  /** From the person's id and salt; the bare commitment where the person was erased. */
  private commitment(): string | null {
    const [volunteerId, salt, bare] = [
      this.get('volunteerId'),
      this.get('volunteerSalt'),
      this.get('volunteerCommitment'),
    ];
    if (volunteerId === '' && salt === '') return isHexHash(bare) ? bare : null;
    return bare === '' && isSalt(salt) ? personCommitment({ volunteerId, salt }) : null;
  }

  private orNull(key: CheckedColumn): string | null {
    const cell = this.get(key);
    return cell === '' ? null : cell;
  }

  private text(key: CheckedColumn): string {
    return unguardFormula(this.get(key));
  }

  private instant(key: CheckedColumn): string | null {
    return instantOfShanghaiTime(timeText(this.get(key)));
  }
}

/** A cell's time as text; a spreadsheet may hold it as a number of days since 1899-12-30. */
function timeText(cell: string): string {
  if (cell.length === 19 || !/^\d{5}(\.\d+)?$/.test(cell)) return cell;
  const at = Math.round((Number(cell) - 25_569) * 86_400) * 1_000;
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

function wholeNumber(cell: string): number | null {
  return /^-?\d{1,15}$/.test(cell) ? Number(cell) : null;
}
