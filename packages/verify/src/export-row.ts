import {
  exportColumns,
  instantOfShanghaiTime,
  PARTIES_APART,
  laterColumns,
  type ExportColumnKey,
} from './export-format.js';
import { notInUtf8, UnreadableFile } from './export-lines.js';
import { codeOfWord, gradeOfCell } from './export-words.js';
import { unguardFormula } from './formula-guard.js';
import { isHexHash } from './hash.js';
import { isToldByItself, type Reading } from './readings.js';
import { entryLeafHash, isSalt, personCommitment, writePlain, type EntryFacts } from './ledger-entry.js';

/** Where each column stands in this file; -1 for one that older files do not have. */
export type ColumnPlaces = Readonly<Record<ExportColumnKey, number>>;

/**
 * Finds the columns by their names in Chinese, English or as keys, in any order.
 * @throws UnreadableFile when one is missing, or stands there twice: a reader would look at the other
 */
export function findColumns(header: readonly string[]): ColumnPlaces {
  const names = header.map((cell) => cell.trim());
  const place = (key: ExportColumnKey): number => {
    const known: string[] = exportColumns.flatMap((column) =>
      column.key === key ? [column.key, column.zh, column.en] : [],
    );
    const shown = known.join(' / ');
    const [at, another] = names.flatMap((name, position) => (known.includes(name) ? [position] : []));
    if (another !== undefined)
      throw new UnreadableFile(`表头里“${shown}”出现了两次`, `the header has “${shown}” twice`);
    if (at === undefined && header.some((cell) => cell.includes('\uFFFD'))) throw notInUtf8();
    if (at === undefined && !laterColumns.has(key))
      throw new UnreadableFile(`表头里没有“${shown}”这一列`, `the header has no column “${shown}”`);
    return at ?? -1;
  };
  return {
    month: place('month'),
    teamName: place('teamName'),
    volunteerName: place('volunteerName'),
    title: place('title'),
    place: place('place'),
    content: place('content'),
    responsible: place('responsible'),
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

/** The names of columns that are none of an export: what stands in them is not checked. */
export function otherColumns(header: readonly string[], places: ColumnPlaces): string[] {
  const known = new Set(Object.values(places));
  return header.filter((name, at) => !known.has(at) && name.trim() !== '');
}

/** The cells of a row by their columns. */
export class RowCells {
  constructor(
    private readonly cells: readonly string[],
    private readonly places: ColumnPlaces,
    /** Nothing in any cell is escaped in JSON. */
    private readonly isPlain = false,
  ) {}

  get(key: ExportColumnKey): string {
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

  /** What the row shows for reading, of whom and of what. */
  readings(): Reading[] {
    const [volunteerId, teamId, activityId] = [
      this.get('volunteerId'),
      this.get('teamId'),
      this.get('activityId'),
    ];
    const about = [this.text('place'), this.text('content'), this.text('responsible')];
    const kind = codeOfWord('kind', this.get('kind'));
    const readings: Reading[] = [
      { kind: 'volunteer', id: volunteerId, texts: [this.text('volunteerName')] },
      { kind: 'team', id: teamId, texts: [this.text('teamName')] },
      activityId === ''
        ? { kind: 'entry', id: isToldByItself(kind) ? this.get('entryId') : '', texts: about }
        : { kind: 'activity', id: activityId, texts: about },
    ];
    // Of nobody and nothing there is nothing to say.
    return readings.filter(({ id, texts }) => id !== '' || texts.some((text) => text !== ''));
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

  private orNull(key: ExportColumnKey): string | null {
    const cell = this.get(key);
    return cell === '' ? null : cell;
  }

  private text(key: ExportColumnKey): string {
    return unguardFormula(this.get(key));
  }

  private instant(key: ExportColumnKey): string | null {
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
