import type { KeptScan } from './kept-scan.js';

/** A mistake at the door is undone by whoever made it; later it is a correction of the ledger. */
export const UNDO_WITHIN_MS = 15 * 60_000;

/**
 * How a scan may be undone on this device now. `takeBack`: it has never left the device, so nobody need be asked.
 * `annul`: what it made true is annulled by the server, for so many milliseconds more.
 */
export type Undo = { way: 'takeBack' } | { way: 'annul'; remainingMs: number };

/** Null when it may not be undone: it made nothing, it is too late, or it may have arrived without an answer. */
export function undoOf({ answer, state, scannedAt, neverSent }: KeptScan, now: number): Undo | null {
  if (state === 'waiting' && neverSent === true) return { way: 'takeBack' };
  const made = answer?.outcome === 'accepted' || answer?.outcome === 'provisional';
  if (!made || state === 'undone') return null;
  const remainingMs = Date.parse(scannedAt) + UNDO_WITHIN_MS - now;
  return remainingMs > 0 ? { way: 'annul', remainingMs } : null;
}
