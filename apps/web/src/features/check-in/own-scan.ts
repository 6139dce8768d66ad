import { openedPage } from '../../shared/device/page-clock.js';
import { isLeftFresh, keptOwnScan, type KeptScan } from '../../shared/scan-queue/kept-scan.js';
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
  return located({ ...kept, ownerId }, code);
}

/** A new scan of a code, on the disk before anything else is done. */
export async function scanAnew(code: string, ownerId: string | null): Promise<KeptScan> {
  const scan = await keepNewScan({ content: { kind: 'own', code }, ownerId, state: 'fresh', label: null });
  return located(scan, code);
}

/**
 * With a position, if who made the scan agreed to it. Without, while it is not known who did, and when the scan was made
 * some time ago: where the phone is now says nothing of where it was.
 */
async function located(scan: KeptScan, code: string): Promise<KeptScan> {
  if (scan.ownerId === null || scan.state !== 'fresh' || isLeftFresh(scan, Date.now())) return scan;
  const position = await consentedPosition(code, scan.ownerId);
  if (position === undefined) return scan;
  const content: KeptScan['content'] = { kind: 'own', code, position };
  // To find a position takes seconds, in which a stamp or an answer may have come.
  await changeScans([scan.scanId], (kept) => ({ ...kept, content }));
  return { ...scan, content };
}
