import { uuidv7 } from 'uuidv7';
import { deviceDatabase } from '../device/database.js';
import { pageMoment } from '../device/page-clock.js';
import { isForgotten, outlivesSignOutOf, type KeptScan, type ScanContent } from './kept-scan.js';

/** Private windows may have no IndexedDB: then scans live as long as their page. */
const inMemory = { deviceId: uuidv7(), counter: 0, scans: new Map<string, KeptScan>() };

const changes = new EventTarget();
// A value of the storage tells the other tabs; their `storage` event does not come to this one.
const CHANGED = 'liandong.scans-changed';
globalThis.addEventListener('storage', ({ key }) => {
  if (key === CHANGED) changes.dispatchEvent(new Event('change'));
});

/** Tells when a scan was kept, answered or seen, in whichever tab. */
export function onScansChange(listener: () => void): () => void {
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
}

function changed(): void {
  changes.dispatchEvent(new Event('change'));
  try {
    localStorage.setItem(CHANGED, uuidv7());
  } catch {
    // The other tabs look again when they are opened anew.
  }
}

/** Every scan that this device keeps, in the order in which they were made. */
export async function allScans(): Promise<KeptScan[]> {
  const stored = await deviceDatabase()
    .then((db) => db.getAll('scans'))
    .catch(() => []);
  const scans = new Map([...inMemory.scans, ...stored.map((scan) => [scan.scanId, scan] as const)]);
  const ordered = [...scans.values()];
  ordered.sort((one, other) => one.counter - other.counter);
  return ordered;
}

export interface NewScan {
  content: ScanContent;
  ownerId: string | null;
  state: 'fresh' | 'waiting';
  label: KeptScan['label'];
}

/** Makes and keeps a scan; when it returns the scan is on the disk. */
export async function keepNewScan(scan: NewScan): Promise<KeptScan> {
  const made = {
    ...scan,
    // A fresh one is sent by its own page, which marks nothing.
    neverSent: scan.state === 'waiting',
    scanId: uuidv7(),
    scannedAt: new Date().toISOString(),
    moment: pageMoment(),
    answer: null,
  };
  const kept = await keepCounted(made).catch(() => {
    const inPage = { ...made, counter: ++inMemory.counter };
    inMemory.scans.set(inPage.scanId, inPage);
    return inPage;
  });
  changed();
  return kept;
}

/** The counter grows in the transaction that keeps the scan: no number is used twice, whatever crashes. */
async function keepCounted(made: Omit<KeptScan, 'counter'>): Promise<KeptScan> {
  const db = await deviceDatabase();
  const transaction = db.transaction(['device', 'scans'], 'readwrite', { durability: 'strict' });
  const device = transaction.objectStore('device');
  const scans = transaction.objectStore('scans');
  const last = await device.get('counter');
  const kept = { ...made, counter: (typeof last === 'number' ? last : 0) + 1 };
  await device.put(kept.counter, 'counter');
  await scans.put(kept);
  for (const old of await scans.getAll()) {
    if (isForgotten(old, Date.now())) await scans.delete(old.scanId);
  }
  await transaction.done;
  return kept;
}

/** Changes scans that are kept; those that are not kept any more are left alone. */
export async function changeScans(
  scanIds: readonly string[],
  change: (scan: KeptScan) => KeptScan,
): Promise<void> {
  for (const scanId of scanIds) {
    const scan = inMemory.scans.get(scanId);
    if (scan) inMemory.scans.set(scanId, change(scan));
  }
  try {
    const transaction = (await deviceDatabase()).transaction('scans', 'readwrite', { durability: 'strict' });
    for (const scanId of scanIds) {
      const scan = await transaction.store.get(scanId);
      if (scan) await transaction.store.put(change(scan));
    }
    await transaction.done;
  } catch {
    // Without a database the copies in memory are all there is.
  }
  changed();
}

/** The name of this device to the server, made at its first use. */
export async function deviceId(): Promise<string> {
  try {
    const transaction = (await deviceDatabase()).transaction('device', 'readwrite');
    const known = await transaction.store.get('id');
    const id = typeof known === 'string' ? known : inMemory.deviceId;
    if (known === undefined) await transaction.store.put(id, 'id');
    await transaction.done;
    return id;
  } catch {
    return inMemory.deviceId;
  }
}

/** Forgets what lives in memory only of who signs out, and tells the screens; the database is emptied apart. */
export function forgetScansInMemory(ownerId: string | null): void {
  for (const scan of inMemory.scans.values()) {
    if (!outlivesSignOutOf(ownerId, scan)) inMemory.scans.delete(scan.scanId);
  }
  if (inMemory.scans.size === 0) inMemory.deviceId = uuidv7();
  changed();
}
