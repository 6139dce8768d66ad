import { open, type FileHandle } from 'node:fs/promises';
import { UnreadableFile, type ExportLine, type ExportLines } from './export-lines.js';
import { openZipEntry, zipEntries, type ZipEntry } from './zip-file.js';

const SHEET = /^xl\/worksheets\/sheet1?\.xml$/;
const SHARED = 'xl/sharedStrings.xml';

/** The rows of a spreadsheet's first sheet (ECMA-376), as they are read. */
export async function* readXlsx(path: string): ExportLines {
  const file = await open(path);
  try {
    const entries = await zipEntries(file);
    const sheet = entries.find((entry) => SHEET.test(entry.name));
    if (!sheet) throw new UnreadableFile('the spreadsheet has no first sheet');
    const shared = await sharedStrings(
      file,
      entries.find((entry) => entry.name === SHARED),
    );
    let number = 0;
    for await (const rows of elements(file, sheet, 'row')) {
      const lines: ExportLine[] = [];
      for (const row of rows) {
        number = Number(/^<row[^>]* r="(\d+)"/.exec(row)?.[1] ?? number + 1);
        lines.push({ number, cells: cellsOf(row, shared) });
      }
      yield lines;
    }
  } finally {
    await file.close();
  }
}

/** The complete elements of a name in an XML file, some at a time. */
async function* elements(file: FileHandle, entry: ZipEntry, name: string): AsyncGenerator<string[]> {
  const stream = await openZipEntry(file, entry);
  stream.setEncoding('utf8');
  const close = `</${name}>`;
  let rest = '';
  for await (const chunk of stream) {
    const text: string = rest + String(chunk);
    const found: string[] = [];
    let at = 0;
    for (let end = text.indexOf(close); end !== -1; end = text.indexOf(close, at)) {
      const start = text.indexOf(`<${name}`, at);
      if (start !== -1 && start < end) found.push(text.slice(start, end));
      at = end + close.length;
    }
    rest = text.slice(at);
    yield found;
  }
}

async function sharedStrings(file: FileHandle, entry: ZipEntry | undefined): Promise<string[]> {
  if (!entry) return [];
  const strings: string[] = [];
  for await (const items of elements(file, entry, 'si')) {
    for (const item of items) strings.push(textOf(item));
  }
  return strings;
}

const CELL = /<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs;

function cellsOf(row: string, shared: readonly string[]): string[] {
  const cells: string[] = [];
  for (const [, attributes = '', content = ''] of row.matchAll(CELL)) {
    const column = / r="([A-Z]+)\d*"/.exec(` ${attributes}`)?.[1];
    const place = column ? columnNumber(column) : cells.length;
    while (cells.length < place) cells.push('');
    const type = / t="(\w+)"/.exec(` ${attributes}`)?.[1];
    if (type === 'inlineStr') cells.push(textOf(content));
    else {
      const value = unescape(/<v[^>]*>(.*?)<\/v>/s.exec(content)?.[1] ?? '');
      cells.push(type === 's' ? (shared[Number(value)] ?? '') : value);
    }
  }
  return cells;
}

/** The text of an inline or shared string, its runs joined. */
function textOf(xml: string): string {
  let text = '';
  for (const [, run = ''] of xml.matchAll(/<t(?:\s[^>]*)?>(.*?)<\/t>/gs)) text += unescape(run);
  return text;
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
}
