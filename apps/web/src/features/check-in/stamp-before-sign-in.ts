import { stampScan } from './api/stamp-scan.js';
import { keepScan, keepStamp } from './scan-store.js';

/** Has a scan stamped once while nobody is signed in; without network the scan is simply judged when it is sent. */
export async function stampBeforeSignIn(code: string): Promise<void> {
  const scan = await keepScan(code, null);
  if (scan.stamp !== undefined || scan.volunteerId !== null) return;
  try {
    const { stamp } = await stampScan(scan);
    await keepStamp(scan, stamp);
  } catch {
    // Whoever signs in quickly needs no stamp, and the others are told to scan again.
  }
}
