import type { ExportFormat } from '@liandong/contracts/ledger/export';
import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { NetworkError } from '../../../shared/api/api-error.js';
import { queryString, sendAuthorized } from '../../../shared/api/request.js';
import { m } from '../../../paraglide/messages.js';

interface LedgerFile {
  name: string;
  content: Blob;
}

/**
 * Fetches the entries of a filter as a file. A file that breaks off on the way is never handed over as if it were whole.
 * @param onBytes how many bytes have come so far
 */
export async function exportLedgerFile(
  format: ExportFormat,
  filter: LedgerFilter,
  onBytes: (bytes: number) => void,
): Promise<LedgerFile> {
  const response = await sendAuthorized({
    method: 'GET',
    path: `/ledger/export.${format}${queryString(filter)}`,
    headers: { Accept: '*/*' },
  });
  const name = fileName(response.headers.get('Content-Disposition')) ?? `liandong-ledger.${format}`;
  return {
    name,
    content: new Blob(await chunksOf(response, onBytes), {
      type: response.headers.get('Content-Type') ?? '',
    }),
  };
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
export function saveFile({ name, content }: LedgerFile): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
