import { keptOwnScan, type KeptScan } from '../../shared/scan-queue/kept-scan.js';
import { allScans, changeScans, keepNewScan } from '../../shared/scan-queue/scan-store.js';

let last: Promise<unknown> = Promise.resolve();

/**
 * The scan of this code on this device, made and kept at the first call. One call at a time: a page that asks
 * before and after the session is restored gets the same scan.
 */
export function ownScan(code: string, ownerId: string | null): Promise<KeptScan> {
  const next = last.then(() => findOrKeep(code, ownerId));
  last = next.catch(() => undefined);
  return next;
}

async function findOrKeep(code: string, ownerId: string | null): Promise<KeptScan> {
  const kept = keptOwnScan(await allScans(), code, ownerId);
  if (!kept) return keepNewScan({ content: { kind: 'own', code }, ownerId, state: 'fresh', label: null });
  if (kept.ownerId !== null || ownerId === null) return kept;
  await changeScans([kept.scanId], (scan) => ({ ...scan, ownerId }));
  return { ...kept, ownerId };
}

/** After an undo: the next look at the code makes a scan of its own. */
export async function scanAnew(code: string, ownerId: string): Promise<KeptScan> {
  return keepNewScan({ content: { kind: 'own', code }, ownerId, state: 'fresh', label: null });
}
