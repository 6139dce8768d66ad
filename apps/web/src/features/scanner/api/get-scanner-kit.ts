import { ScannerKit } from '@liandong/contracts/check-ins/member-code';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { deviceDatabase, type Timed } from '../../../shared/device/database.js';
import { clockOffset } from '../../../shared/time/clock-offset.js';

/** Names of people are not kept longer than the scans of an activity may still be sent. */
const KEPT_AFTER_END_MS = 24 * 3_600_000;

/** What the scanner needs, fetched, and kept for the time without signal. */
export async function fetchScannerKit(activityId: string): Promise<Timed<ScannerKit>> {
  const sentAt = Date.now();
  const kept = await request(
    { method: 'GET', path: `/activities/${activityId}/scanner` },
    checked(ScannerKit),
  );
  const timed = { kept, offset: clockOffset(kept.serverTime, sentAt, Date.now()) };
  // A private window keeps nothing: then the scanner lasts as long as its page.
  await store(timed).catch(() => undefined);
  return timed;
}

/** What was kept at the last visit with signal; null when this device was never there. */
export async function keptScannerKit(activityId: string): Promise<Timed<ScannerKit> | null> {
  const kit = await deviceDatabase()
    .then((db) => db.get('scannerKits', activityId))
    .catch(() => undefined);
  return kit ?? null;
}

async function store(timed: Timed<ScannerKit>): Promise<void> {
  const { store: kits } = (await deviceDatabase()).transaction('scannerKits', 'readwrite');
  const serverNow = Date.now() + timed.offset;
  for (const old of await kits.getAll()) {
    if (Date.parse(old.kept.endsAt) + KEPT_AFTER_END_MS < serverNow) await kits.delete(old.kept.activityId);
  }
  await kits.put(timed, timed.kept.activityId);
}
