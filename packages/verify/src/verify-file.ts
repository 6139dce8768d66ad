import { open, readFile } from 'node:fs/promises';
import { EXPORT_FORMAT } from './export-format.js';
import { UnreadableFile } from './export-lines.js';
import { readCsv } from './read-csv.js';
import { readJsonLines } from './read-jsonl.js';
import { readXlsx } from './read-xlsx.js';
import { verifyDocument, type DocumentReport } from './verify-document.js';
import { verifyExport, type ExportCheck, type ExportReport } from './verify-export.js';

/** A document larger than this is not one. */
const MAX_DOCUMENT_BYTES = 256 << 20;
const SNIFFED_BYTES = 200;

export type Report = ExportReport | DocumentReport;

/**
 * Checks a file of any kind that the ledger gives out; its content tells which.
 * @throws UnreadableFile when it is none of them
 */
export async function verifyFile(path: string, check: ExportCheck): Promise<Report> {
  const start = await startOf(path);
  if (start.startsWith('PK')) return verifyExport(readXlsx(path), check);
  const text = start.replace(/^\uFEFF/, '').trimStart();
  if (!text.startsWith('{')) return verifyExport(readCsv(path), check);
  if (text.startsWith(`{"format":"${EXPORT_FORMAT}"`)) return verifyExport(readJsonLines(path), check);
  return verifyDocument(await readDocument(path), check);
}

async function startOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function readDocument(path: string): Promise<unknown> {
  const text = await readFile(path);
  if (text.length > MAX_DOCUMENT_BYTES) throw new UnreadableFile('the file is too large for a document');
  try {
    return JSON.parse(text.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw new UnreadableFile('the file is not valid JSON');
  }
}
