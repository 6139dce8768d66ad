import { open, readFile, stat } from 'node:fs/promises';
import { notInUtf8, UnreadableFile } from './export-lines.js';
import { readCsv } from './read-csv.js';
import { readXlsx } from './read-xlsx.js';
import { verifyDocument, type DocumentReport } from './verify-document.js';
import { verifyExport, type ExportCheck, type ExportReport } from './verify-export.js';

/** A document larger than this is not one. */
const MAX_DOCUMENT_BYTES = 256 << 20;
const SNIFFED_BYTES = 4_096;

export type Report = ExportReport | DocumentReport;

/**
 * Checks a file of any kind that the ledger gives out; its content tells which.
 * @throws UnreadableFile when it is none of them
 */
export async function verifyFile(path: string, check: ExportCheck): Promise<Report> {
  const start = await startOf(path);
  if (start.trim() === '') throw new UnreadableFile('文件是空的', 'the file is empty');
  if (start.startsWith('PK')) return verifyExport(readXlsx(path), check);
  const text = start.replace(/^\uFEFF/, '').trimStart();
  if (!text.startsWith('{')) return verifyExport(readCsv(path), check);
  return verifyDocument(await readDocument(path), check);
}

async function startOf(path: string): Promise<string> {
  const file = await open(path).catch(() => {
    throw new UnreadableFile(`找不到可以读取的文件 ${path}`, `there is no file ${path} that can be read`);
  });
  try {
    if (!(await file.stat()).isFile()) throw new UnreadableFile(`${path} 不是文件`, `${path} is no file`);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0);
    return textOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** @throws UnreadableFile when it is in no encoding that the ledger writes: an editor has saved it in another */
function textOf(start: Buffer): string {
  if (start.toString('latin1', 0, 2) === 'PK') return 'PK';
  if (start.toString('latin1', 0, 4) === '%PDF')
    throw new UnreadableFile(
      'PDF 只供阅读，请核验随附下载的“离线核验文件”',
      'a PDF is for reading: check the file “Offline proof” that is downloaded beside it',
    );
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(start, { stream: true });
  } catch {
    throw notInUtf8();
  }
}

async function readDocument(path: string): Promise<unknown> {
  if ((await stat(path)).size > MAX_DOCUMENT_BYTES)
    throw new UnreadableFile('文件过大，不是证明文件', 'the file is too large for a document');
  const text = await readFile(path);
  try {
    return JSON.parse(text.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw new UnreadableFile('文件不是有效的 JSON', 'the file is not valid JSON');
  }
}
