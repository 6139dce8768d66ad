import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { EARLIER_HEAD_LINE, END_LINE, EXPORT_FORMAT, exportColumns, HEAD_LINE } from './export-format.js';
import { UnreadableFile, type ExportLine, type ExportLines } from './export-lines.js';

const CHUNK_BYTES = 1 << 20;
/** The first line holds a signed head for each day; a longer one is no line of an export. */
const MAX_LINE_CHARS = 1 << 23;
const keys: readonly string[] = exportColumns.map((column) => column.key);

/** The lines of an export in JSON lines, as those of a CSV file would be. */
export async function* readJsonLines(path: string): ExportLines {
  let number = 0;
  for await (const texts of textLines(path)) {
    const lines: ExportLine[] = [];
    for (const text of texts) {
      number += 1;
      if (text.trim() === '') continue;
      for (const cells of linesOf(parsed(text, number))) lines.push({ number, cells });
    }
    yield lines;
  }
}

async function* textLines(path: string): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let number = 1;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const complete = (rest + decoder.write(chunk)).split('\n');
    rest = complete.pop() ?? '';
    number += complete.length;
    if (rest.length > MAX_LINE_CHARS)
      throw new UnreadableFile(`第 ${number} 行没有结尾`, `line ${number} does not end`);
    yield complete;
  }
  yield [rest + decoder.end()];
}

function linesOf(object: Record<string, unknown>): string[][] {
  if (object.format === EXPORT_FORMAT) {
    const earlier = Array.isArray(object.earlier) ? object.earlier : [];
    return [
      [EXPORT_FORMAT, cellOf(object.extent)],
      [HEAD_LINE, JSON.stringify(object.head)],
      ...earlier.map((head) => [EARLIER_HEAD_LINE, JSON.stringify(head)]),
      [...keys],
    ];
  }
  if ('end' in object) return [[END_LINE, cellOf(object.end), cellOf(object.skipped)]];
  return [keys.map((key) => cellOf(object[key]))];
}

function cellOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function parsed(text: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(number === 1 ? text.replace(/^\uFEFF/, '') : text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Said below, with the line's number.
  }
  throw new UnreadableFile(`第 ${number} 行不是 JSON 对象`, `line ${number} is not a JSON object`);
}
