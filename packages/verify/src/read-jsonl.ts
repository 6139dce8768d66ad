import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { EARLIER_HEAD_LINE, END_LINE, EXPORT_FORMAT, exportColumns, HEAD_LINE } from './export-format.js';
import { UnreadableFile, type ExportLine, type ExportLines } from './export-lines.js';

const BATCH = 1_000;
const keys: readonly string[] = exportColumns.map((column) => column.key);

/** The lines of an export in JSON lines, as those of a CSV file would be. */
export async function* readJsonLines(path: string): ExportLines {
  let batch: ExportLine[] = [];
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    number += 1;
    if (text === '') continue;
    for (const cells of linesOf(parsed(text, number))) batch.push({ number, cells });
    if (batch.length >= BATCH) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
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
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Said below, with the line's number.
  }
  throw new UnreadableFile(`line ${number} is not a JSON object`);
}
