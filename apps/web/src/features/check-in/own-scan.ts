import { openedPage } from '../../shared/device/page-clock.js';
import { keptOwnScan, type KeptScan } from '../../shared/scan-queue/kept-scan.js';
import { allScans, changeScans, keepNewScan } from '../../shared/scan-queue/scan-store.js';
import { consentedPosition } from './consented-position.js';

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
  const kept = keptOwnScan(await allScans(), code, ownerId, openedPage());
  if (!kept) return scanAnew(code, ownerId);
  if (kept.ownerId !== null || ownerId === null) return kept;
  await changeScans([kept.scanId], (scan) => ({ ...scan, ownerId }));
  return { ...kept, ownerId };
}

/** A new scan of a code, on the disk before anything else is done. A position, if agreed to, is added to it. */
export async function scanAnew(code: string, ownerId: string | null): Promise<KeptScan> {
  const scan = await keepNewScan({ content: { kind: 'own', code }, ownerId, state: 'fresh', label: null });
  const position = await consentedPosition(code);
  if (position === undefined) return scan;
  const located: KeptScan = { ...scan, content: { kind: 'own', code, position } };
  await changeScans([scan.scanId], () => located);
  return located;
}
