import { changeScans } from '../../shared/scan-queue/scan-store.js';
import { isOwn } from './api/check-in.js';
import { stampScan } from './api/stamp-scan.js';
import { ownScan } from './own-scan.js';

/** Has a scan stamped once while nobody is signed in; without network the scan is simply judged when it is sent. */
export async function stampBeforeSignIn(code: string): Promise<void> {
  const scan = await ownScan(code, null);
  if (scan.state !== 'fresh' || scan.stamp !== undefined || scan.ownerId !== null || !isOwn(scan)) return;
  try {
    const { stamp } = await stampScan(scan);
    await changeScans([scan.scanId], (kept) => ({ ...kept, stamp }));
  } catch {
    // Whoever signs in quickly needs no stamp, and the others are told to scan again.
  }
}
