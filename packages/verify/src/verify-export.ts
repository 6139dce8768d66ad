import {
  EARLIER_HEAD_LINE,
  END_LINE,
  EXPORT_FORMAT,
  HEAD_LINE,
  HOW_LINE,
  type ExportExtent,
} from './export-format.js';
import { UnreadableFile, type ExportLine, type ExportLines } from './export-lines.js';
import { findColumns, RowCells, type ColumnPlaces } from './export-row.js';
import { Findings, type Finding } from './findings.js';
import { LeafOrder } from './leaf-order.js';
import { NameBook } from './name-book.js';
import { hashFromHex, isHexHash } from './hash.js';
import type { KnownKeys } from './signing-keys.js';
import { judgeTreeHead, readTreeHead, type TreeHead } from './tree-head.js';

export interface ExportReport {
  readonly kind: 'export';
  readonly valid: boolean;
  readonly extent: ExportExtent;
  readonly rows: number;
  /** Rows of people who were erased: what was done stays proven, by whom is gone. */
  readonly erasedRows: number;
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
  private readonly names = new NameBook(this.findings);
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
    else if (first === HEAD_LINE && this.head === null) this.takeHead(second, line.number);
    else if (first === EARLIER_HEAD_LINE && this.places === null) this.takeEarlier(second, line.number);
    else if (first === HOW_LINE) return;
    else if (this.places === null) this.places = findColumns(line.cells);
    else if (first === END_LINE && !this.ended) this.takeEnd(line);
    else this.takeRow(new RowCells(line.cells, this.places, line.isPlain), line.number);
  }

  finish(): ExportReport {
    const { extent, head } = this;
    if (extent === null || head === null || this.places === null)
      throw new UnreadableFile('文件在第一行数据之前就结束了', 'the file ends before its first row');
    if (!this.ended) this.findings.add({ kind: 'endMissing' });
    const order = this.orderOf(head);
    order.finish();
    return {
      kind: 'export',
      valid: this.findings.count === 0,
      extent,
      rows: this.rows,
      erasedRows: this.erasedRows,
      head,
      agreedHeads: order.agreed,
      uncheckedHeads: order.unchecked(),
      findings: this.findings.named,
      findingCount: this.findings.count,
    };
  }

  private takeFormat(first: string, second: string): void {
    if (first.replace(/^\uFEFF/, '') !== EXPORT_FORMAT)
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

  private takeRow(row: RowCells, line: number): void {
    const order = this.orderOf(this.head);
    if (this.ended) {
      this.findings.add({ kind: 'rowInserted', line, entryId: row.get('entryId'), detail: END_LINE });
      return;
    }
    this.rows += 1;
    const [leafIndex, entryId, leafHash] = [row.leafIndex(), row.get('entryId'), row.get('leafHash')];
    const content = row.hashOfContent();
    const isChanged = content?.toString('hex') !== leafHash;
    if (isChanged) this.findings.add({ kind: 'rowChanged', line, entryId, leafIndex });
    order.take({
      leafIndex,
      leafHash: isChanged ? claimedHash(leafHash) : content,
      skipped: row.get('skipped'),
      line,
      entryId,
    });
    if (row.get('volunteerId') === '') this.erasedRows += 1;
    else this.names.see(row.get('volunteerId'), row.get('volunteerName'), line, entryId);
    if (row.get('teamId') !== '') this.names.see(row.get('teamId'), row.get('teamName'), line, entryId);
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
  let value: unknown = null;
  try {
    value = JSON.parse(json);
  } catch {
    // Said below.
  }
  const head = readTreeHead(value);
  if (!head)
    throw new UnreadableFile(`第 ${line} 行应是签名的账本首部`, `line ${line} should hold a signed head`);
  return head;
}
