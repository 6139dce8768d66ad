import { sendAuthorized } from '../api/request.js';

interface NamedFile {
  name: string;
  content: Blob;
}

/**
 * Fetches a document and hands it to the browser's downloads; nothing is handed over when it breaks off.
 * @param fallbackName the file's name when the answer does not say one
 */
export async function download(
  call: { method: 'GET' | 'POST'; path: string; body?: unknown },
  fallbackName: string,
): Promise<void> {
  const response = await sendAuthorized({
    ...call,
    headers: { Accept: 'application/pdf, application/json, application/problem+json' },
  });
  const name = nameIn(response.headers.get('Content-Disposition')) ?? fallbackName;
  saveFile({ name, content: await response.blob() });
}

/** The name in a `Content-Disposition`, as people read it where it has one (RFC 6266). */
export function nameIn(disposition: string | null): string | null {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return disposition?.match(/filename="?([^";]+)"?/)?.[1] ?? null;
}

function saveFile({ name, content }: NamedFile): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
