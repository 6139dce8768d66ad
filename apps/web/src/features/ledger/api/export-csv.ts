import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { NetworkError } from '../../../shared/api/api-error.js';
import { queryString, sendAuthorized } from '../../../shared/api/request.js';
import { m } from '../../../paraglide/messages.js';

interface CsvFile {
  name: string;
  content: Blob;
}

/**
 * Fetches the CSV of a filter. A file that breaks off on the way is never handed over as if it were whole.
 * @param onBytes how many bytes have come so far
 */
export async function exportCsv(filter: LedgerFilter, onBytes: (bytes: number) => void): Promise<CsvFile> {
  const response = await sendAuthorized({
    method: 'GET',
    path: `/ledger/export.csv${queryString(filter)}`,
    headers: { Accept: 'text/csv, application/problem+json' },
  });
  const name = fileName(response.headers.get('Content-Disposition')) ?? 'liandong-ledger.csv';
  return { name, content: new Blob(await chunksOf(response, onBytes), { type: 'text/csv;charset=utf-8' }) };
}

async function chunksOf(response: Response, onBytes: (bytes: number) => void): Promise<BlobPart[]> {
  const chunks: BlobPart[] = [];
  const reader = response.body?.getReader();
  if (reader === undefined) return chunks;
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return chunks;
      chunks.push(value);
      bytes += value.byteLength;
      onBytes(bytes);
    }
  } catch (cause) {
    throw new NetworkError(m.export_broken(), { cause });
  }
}

function fileName(disposition: string | null): string | null {
  return disposition?.match(/filename="?([^";]+)"?/)?.[1] ?? null;
}

/** Hands a file to the browser's downloads. */
export function saveFile({ name, content }: CsvFile): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
