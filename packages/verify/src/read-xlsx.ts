import { open, type FileHandle } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { UnreadableFile, type ExportLine, type ExportLines } from './export-lines.js';
import { guardFormula } from './formula-guard.js';
import { assertNothingHidden, workbookParts } from './xlsx-parts.js';
import { readZipEntry, zipEntries, type ZipEntry } from './zip-file.js';

/** A row longer than this is no row of an export. */
const MAX_ELEMENT_CHARS = 1 << 20;
/** Shared strings are kept in memory; those of a million rows are fewer. */
const MAX_SHARED_CHARS = 1 << 28;
/** XFD, the last column that a spreadsheet has. */
const MAX_COLUMNS = 16_384;

/** The rows of a spreadsheet's only sheet (ECMA-376), as they are read. */
export async function* readXlsx(path: string): ExportLines {
  const file = await open(path);
  try {
    const parts = await workbookParts(file, await zipEntries(file));
    const shared = await sharedStrings(file, parts.shared);
    let number = 0;
    for await (const rows of elements(file, parts.sheet, 'sheetData', 'row')) {
      const lines: ExportLine[] = [];
      for (const row of rows) {
        const before = number;
        number = Number(/^<row[^>]* r="(\d+)"/.exec(row)?.[1] ?? number + 1);
        if (number <= before) throw outOfOrder(number);
        lines.push({ number, cells: cellsOf(row, shared) });
      }
      yield lines;
    }
  } finally {
    await file.close();
  }
}

/** The complete elements of a name within another in an XML file, some at a time. */
async function* elements(
  file: FileHandle,
  entry: ZipEntry,
  parent: string,
  name: string,
): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8');
  const close = `</${name}>`;
  const within = new Within(parent);
  let rest = '';
  for await (const chunk of readZipEntry(file, entry)) {
    const read = rest + decoder.write(chunk);
    assertNothingHidden(read, entry);
    const text = within.cut(read);
    const found: string[] = [];
    let at = 0;
    for (let end = text.indexOf(close); end !== -1; end = text.indexOf(close, at)) {
      const start = text.lastIndexOf(`<${name}`, end);
      if (start >= at) found.push(text.slice(start, end));
      at = end + close.length;
    }
    rest = text.slice(at);
    if (rest.length > MAX_ELEMENT_CHARS)
      throw new UnreadableFile(
        `${entry.name} 里的 <${name}> 没有结尾`,
        `a <${name}> in ${entry.name} does not end`,
      );
    yield found;
  }
}

/** What stands in an element, of the text of its file as it comes. What stands before or after it is shown nowhere. */
class Within {
  private state: 'before' | 'inside' | 'after' = 'before';
  private readonly opening: RegExp;

  constructor(private readonly parent: string) {
    this.opening = new RegExp(`<${parent}(?:\\s[^>]*)?>`);
  }

  cut(text: string): string {
    let kept = text;
    if (this.state === 'before') {
      const opened = this.opening.exec(kept);
      // An opening tag may be cut in two by the end of what was read.
      if (!opened) return kept.slice(Math.max(0, kept.lastIndexOf('<')));
      kept = kept.slice(opened.index + opened[0].length);
      this.state = 'inside';
    }
    if (this.state === 'after') return '';
    const end = kept.indexOf(`</${this.parent}>`);
    if (end === -1) return kept;
    this.state = 'after';
    return kept.slice(0, end);
  }
}

async function sharedStrings(file: FileHandle, entry: ZipEntry | undefined): Promise<string[]> {
  if (!entry) return [];
  const strings: string[] = [];
  let chars = 0;
  for await (const items of elements(file, entry, 'sst', 'si')) {
    for (const item of items) {
      const text = textOf(item);
      chars += text.length;
      if (chars > MAX_SHARED_CHARS)
        throw new UnreadableFile(
          '表格里的文字多于导出文件应有的',
          'the spreadsheet holds more text than an export has',
        );
      strings.push(text);
    }
  }
  return strings;
}

const CELL = /<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs;

/** With texts as a CSV file has them: in a spreadsheet a text is no formula, and stands as it is. */
function cellsOf(row: string, shared: readonly string[]): string[] {
  const cells: string[] = [];
  for (const [, attributes = '', content = ''] of row.matchAll(CELL)) {
    const column = / r="([A-Z]+)\d*"/.exec(` ${attributes}`)?.[1];
    const place = column ? columnNumber(column) : cells.length;
    if (place >= MAX_COLUMNS)
      throw new UnreadableFile(
        '表格的列数多于导出文件应有的',
        'the spreadsheet has more columns than there are',
      );
    if (place < cells.length) throw outOfOrder(cells.length);
    while (cells.length < place) cells.push('');
    // A formula is computed anew when it is shown: what it counted when it was saved says nothing.
    const formula = /<f\b[^>]*?(?:\/>|>(.*?)<\/f>)/s.exec(content);
    if (formula) {
      cells.push(`=${formula[1] ?? ''}`);
      continue;
    }
    const type = / t="(\w+)"/.exec(` ${attributes}`)?.[1];
    if (type === 'inlineStr') cells.push(guardFormula(textOf(content)));
    else {
      const value = unescape(/<v[^>]*>(.*?)<\/v>/s.exec(content)?.[1] ?? '');
      cells.push(type === 's' ? guardFormula(shared[Number(value)] ?? '') : value);
    }
  }
  return cells;
}

/** The text of an inline or shared string, its runs joined; `_x0041_` stands for a character (ST_Xstring). */
function textOf(xml: string): string {
  let text = '';
  // How a text is pronounced stands beside it, and is shown as none of it.
  const shown = xml.includes('<rPh') ? xml.replaceAll(/<rPh\b.*?<\/rPh>/gs, '') : xml;
  for (const [, run = ''] of shown.matchAll(/<t(?:\s[^>]*)?>(.*?)<\/t>/gs)) text += unescape(run);
  return text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function outOfOrder(number: number): UnreadableFile {
  return new UnreadableFile(
    `表格里的行或单元格次序有误（${number}）`,
    `the rows or cells of the spreadsheet are out of order (${number})`,
  );
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

const MAX_CODE_POINT = 0x10ffff;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= MAX_CODE_POINT ? String.fromCodePoint(point) : whole;
    },
  );
}
