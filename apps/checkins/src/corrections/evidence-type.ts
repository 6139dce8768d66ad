import type { EvidenceMediaType } from '@liandong/contracts/ledger/evidence';

/** Tells a file's type by its first bytes; null for what is not taken. */
export function evidenceTypeOf(content: Uint8Array): EvidenceMediaType | null {
  const head = Buffer.from(content.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('RIFF') && head.slice(8) === 'WEBP') return 'image/webp';
  return head.startsWith('%PDF-') ? 'application/pdf' : null;
}
