import type { KeptScan } from '../../shared/scan-queue/kept-scan.js';

/** A mistake at the door is undone by whoever made it; later it is a correction of the ledger. */
export const UNDO_WITHIN_MS = 15 * 60_000;

/** How long a check-in may still be undone on this device, in milliseconds; 0 when it may not. */
export function undoRemainingMs({ answer, state, scannedAt }: KeptScan, now: number): number {
  const made = answer?.outcome === 'accepted' || answer?.outcome === 'provisional';
  if (!made || state === 'undone') return 0;
  return Math.max(0, Date.parse(scannedAt) + UNDO_WITHIN_MS - now);
}
