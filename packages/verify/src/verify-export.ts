import {
  EARLIER_FORMAT,
  EARLIER_HEAD_LINE,
  END_LINE,
  EXPORT_FORMAT,
  HEAD_LINE,
  HOW_LINE,
  howToCheck,
  READING_HASHES_LINE,
  READINGS_LINE,
  type ExportExtent,
} from './export-format.js';
import { UnreadableFile, type ExportLine, type ExportLines } from './export-lines.js';
import { findColumns, otherColumns, RowCells, type ColumnPlaces } from './export-row.js';
import { Findings, type Finding } from './findings.js';
import { LeafOrder } from './leaf-order.js';
import { ReadingBook } from './reading-book.js';
import { judgeReadings, readSignedReadings } from './readings.js';
import { hashFromHex, isHexHash } from './hash.js';
import { parsedJson } from './json-fields.js';
import type { KnownKeys } from './signing-keys.js';
import { judgeTreeHead, readTreeHead, type TreeHead } from './tree-head.js';

export interface ExportReport {
  readonly kind: 'export';
  readonly valid: boolean;
  readonly extent: ExportExtent;
  readonly rows: number;
  /** Rows of people who were erased: what was done stays proven, by whom is gone. */
  readonly erasedRows: number;
  /** Whether names, places and what else stands there for reading is signed; in files from before it is not. */
  readonly readings: boolean;
  /** The names of columns that are none of an export: nothing in them is checked. */
  readonly otherColumns: readonly string[];
  readonly head: TreeHead;
  /** Sizes of the older and given heads at which the rows had the signed root. */
  readonly agreedHeads: readonly number[];
  /** Sizes of given heads that this file cannot be compared with: in a skipped part, or newer than the file. */
  readonly uncheckedHeads: readonly number[];
  readonly findings: readonly Finding[];
  /** Of all findings; only the first ones are listed. */
  readonly findingCount: number;
}

export interface ExportCheck {
  readonly keys: KnownKeys;
  /** Heads that somebody kept, or copied from the public page: the file must agree with them. */
  readonly pinned: readonly TreeHead[];
}

/**
 * Checks an export as its lines go by.
 * @throws UnreadableFile when it is not an export of the ledger
 */
export async function verifyExport(lines: ExportLines, check: ExportCheck): Promise<ExportReport> {
  const verifier = new ExportVerifier(check);
  for await (const batch of lines) for (const line of batch) verifier.take(line);
  return verifier.finish();
}

class ExportVerifier {
  private readonly findings = new Findings();
  private readonly book = new ReadingBook();
  private readonly readingHashes: string[] = [];
  private signedReadings: string | null = null;
  private isEarlier = false;
  private otherColumns: readonly string[] = [];
  /** Columns of the header that have no name. */
  private unnamed: readonly number[] = [];
  private width = 0;
  private readonly earlier: TreeHead[] = [];
  private extent: ExportExtent | null = null;
  private head: TreeHead | null = null;
  private places: ColumnPlaces | null = null;
  private order: LeafOrder | null = null;
  private ended = false;
  private rows = 0;
  private erasedRows = 0;

  constructor(private readonly check: ExportCheck) {}

  take(line: ExportLine): void {
    const [first = '', second = ''] = line.cells;
    if (this.extent === null) this.takeFormat(first, second);
    else if (line.cells.every((cell) => cell === '')) return;
    else if (this.places === null) this.takePreamble(line, first, second);
    else if (!this.takeClosing(line, first, second)) this.takeRow(line, this.places);
  }

  finish(): ExportReport {
    const { extent, head } = this;
    if (extent === null || head === null || this.places === null)
      throw new UnreadableFile('文件在第一行数据之前就结束了', 'the file ends before its first row');
    if (!this.ended) this.findings.add({ kind: 'endMissing' });
    const order = this.orderOf(head);
    order.finish();
    if (this.isEarlier) this.book.findContradictions(this.findings);
    else if (this.ended) this.finishReadings(head);
    return {
      kind: 'export',
      valid: this.findings.count === 0,
      extent,
      rows: this.rows,
      erasedRows: this.erasedRows,
      readings: !this.isEarlier,
      otherColumns: this.otherColumns,
      head,
      agreedHeads: order.agreed,
      uncheckedHeads: order.unchecked(),
      findings: this.findings.named,
      findingCount: this.findings.count,
    };
  }

  private takePreamble(line: ExportLine, first: string, second: string): void {
    if (first === HEAD_LINE && this.head === null) this.takeHead(second, line.number);
    else if (first === EARLIER_HEAD_LINE) this.takeEarlier(second, line.number);
    else if (first === HOW_LINE) {
      // Whoever is told to check it in another way checks nothing.
      if (!this.isEarlier && second !== howToCheck.zh && second !== howToCheck.en)
        this.findings.add({ kind: 'rowChanged', line: line.number, detail: HOW_LINE });
    } else return this.takeHeader(line.cells);
    this.endsAfter(2, line);
  }

  /** Of the lines after the rows; false where it is none of them. */
  private takeClosing(line: ExportLine, first: string, second: string): boolean {
    if (this.ended) return false;
    if (first === END_LINE) {
      this.takeEnd(line);
      this.endsAfter(3, line);
      return true;
    }
    if (this.isEarlier) return false;
    if (first === READINGS_LINE && this.signedReadings === null) this.signedReadings = second;
    else if (first === READING_HASHES_LINE) this.readingHashes.push(...second.split('.'));
    else return false;
    this.endsAfter(2, line);
    return true;
  }

  /** A line that is no row must not look like one to whoever reads the file. */
  private endsAfter(cells: number, line: ExportLine): void {
    if (line.cells.slice(cells).some((cell) => cell !== ''))
      this.findings.add({ kind: 'rowInserted', line: line.number, detail: line.cells[0] });
  }

  private takeFormat(first: string, second: string): void {
    const format = first.replace(/^\uFEFF/, '');
    if (/^liandong-ledger-export\/\d[;\t]/.test(format))
      throw new UnreadableFile(
        '文件不是以逗号分隔的：请重新下载，或另存为“CSV UTF-8（逗号分隔）”',
        'the cells are not parted by commas: download it again, or save it as “CSV UTF-8 (comma delimited)”',
      );
    this.isEarlier = format === EARLIER_FORMAT;
    if (format !== EXPORT_FORMAT && !this.isEarlier)
      throw new UnreadableFile(
        `导出文件应以“${EXPORT_FORMAT}”开头`,
        `an export begins with “${EXPORT_FORMAT}”`,
      );
    if (second !== 'complete' && second !== 'partial')
      throw new UnreadableFile(
        '第一行既未注明完整（complete）也未注明部分（partial）',
        'the first line says neither complete nor partial',
      );
    this.extent = second;
  }

  private takeRow({ cells, number: line, isPlain }: ExportLine, places: ColumnPlaces): void {
    const row = new RowCells(cells, places, isPlain);
    const order = this.orderOf(this.head);
    if (this.ended) {
      this.findings.add({ kind: 'rowInserted', line, entryId: row.get('entryId'), detail: END_LINE });
      return;
    }
    this.rows += 1;
    const [leafIndex, entryId, leafHash] = [row.leafIndex(), row.get('entryId'), row.get('leafHash')];
    const content = row.hashOfContent();
    const isChanged = content?.toString('hex') !== leafHash || this.isBesideColumns(cells);
    if (isChanged) this.findings.add({ kind: 'rowChanged', line, entryId, leafIndex });
    // Of a row that was cut off in the middle nobody knows which it was.
    if (leafIndex >= 0) {
      const claimed = isChanged ? claimedHash(leafHash) : content;
      order.take({ leafIndex, leafHash: claimed, skipped: row.get('skipped'), line, entryId });
    }
    // A row that was changed is named as such: whom it is of, and what, is not known of it.
    if (isChanged) return;
    if (row.get('volunteerId') === '') this.erasedRows += 1;
    for (const { kind, id, texts } of row.readings()) this.book.see(kind, id, texts, { line, entryId });
  }

  private takeHeader(cells: readonly string[]): void {
    this.places = findColumns(cells);
    this.otherColumns = otherColumns(cells, this.places);
    this.width = cells.length;
    this.unnamed = cells.flatMap((name, at) => (name.trim() === '' ? [at] : []));
  }

  /** Whether something stands in a column that has no name, and so no reader knows what it is. */
  private isBesideColumns(cells: readonly string[]): boolean {
    const isFilled = (at: number) => (cells[at] ?? '') !== '';
    if (this.unnamed.some(isFilled)) return true;
    return cells.length > this.width && cells.some((cell, at) => at >= this.width && cell !== '');
  }

  private finishReadings(head: TreeHead): void {
    const signed = this.signedReadings === null ? null : readSignedReadings(parsedJson(this.signedReadings));
    if (!signed) return this.findings.add({ kind: 'readingsMissing' });
    const verdict = judgeReadings(signed, this.readingHashes, head.root, this.check.keys);
    if (verdict === 'genuine') return this.book.holdAgainst(new Set(this.readingHashes), this.findings);
    const kind = verdict === 'forged' ? 'readingsForged' : 'headUnknownKey';
    this.findings.add({ kind, detail: signed.keyId });
  }

  private takeEnd({ cells, number }: ExportLine): void {
    const [, rows = '', skipped = ''] = cells;
    this.ended = true;
    if (rows !== String(this.rows)) {
      this.findings.add({ kind: 'countDiffers', line: number, detail: `${rows} ≠ ${this.rows}` });
    }
    this.orderOf(this.head).takeTail(skipped);
  }

  /** Made when the first row comes: then all the heads are known. */
  private orderOf(head: TreeHead | null): LeafOrder {
    if (head === null) throw new UnreadableFile('文件里没有签名的账本首部', 'the file holds no signed head');
    this.order ??= new LeafOrder(
      head,
      this.extent === 'complete',
      [...this.earlier, ...this.check.pinned.filter((pinned) => this.isGenuine(pinned))],
      this.findings,
    );
    return this.order;
  }

  private takeHead(json: string, line: number): void {
    this.head = headIn(json, line);
    this.isGenuine(this.head, line);
  }

  private takeEarlier(json: string, line: number): void {
    const head = headIn(json, line);
    if (this.isGenuine(head, line)) this.earlier.push(head);
  }

  private isGenuine(head: TreeHead, line?: number): boolean {
    const verdict = judgeTreeHead(head, this.check.keys);
    if (verdict === 'genuine') return true;
    const kind = verdict === 'forged' ? 'headForged' : 'headUnknownKey';
    this.findings.add({ kind, ...(line ? { line } : {}), detail: `${head.size} ${head.keyId}` });
    return false;
  }
}

/** What a changed row says of its leaf: with it the other rows still have the signed root. */
function claimedHash(cell: string): Buffer | null {
  return isHexHash(cell) ? hashFromHex(cell) : null;
}

function headIn(json: string, line: number): TreeHead {
  const head = readTreeHead(parsedJson(json));
  if (!head)
    throw new UnreadableFile(`第 ${line} 行应是签名的账本首部`, `line ${line} should hold a signed head`);
  return head;
}
