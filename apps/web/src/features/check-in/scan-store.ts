import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { uuidv7 } from 'uuidv7';
import { scanOf, type StoredScan } from './stored-scan.js';

interface ScanDb extends DBSchema {
  scans: { key: string; value: StoredScan };
}

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

let opening: Promise<IDBPDatabase<ScanDb>> | null = null;

function database(): Promise<IDBPDatabase<ScanDb>> {
  opening ??= openDB<ScanDb>('liandong-scans', 1, {
    upgrade: (db) => {
      db.createObjectStore('scans', { keyPath: 'code' });
    },
  });
  return opening;
}

/** Private windows may have no IndexedDB: then a scan lives as long as its page. */
const inMemory = new Map<string, StoredScan>();

/** The scan of this code, made and kept at the first call. */
export async function keepScan(code: string, volunteerId: string | null): Promise<StoredScan> {
  const make = (kept: StoredScan | undefined) =>
    scanOf(kept, { code, volunteerId, now: new Date(), makeId: uuidv7 });
  try {
    const scans = (await database()).transaction('scans', 'readwrite').store;
    const scan = make(await scans.get(code));
    await scans.put(scan);
    return scan;
  } catch {
    const scan = make(inMemory.get(code));
    inMemory.set(code, scan);
    return scan;
  }
}

/** Keeps the door's stamp with the scan of this code. */
export async function keepStamp(scan: StoredScan, stamp: string): Promise<void> {
  await keep({ ...scan, stamp });
}

/** The answer was shown: the scan is kept for a week, so that its page shows the same answer again. */
export async function settleScan(scan: StoredScan): Promise<void> {
  await keep({ ...scan, settled: true });
}

async function keep(scan: StoredScan): Promise<void> {
  inMemory.set(scan.code, scan);
  try {
    await (await database()).put('scans', scan);
  } catch {
    // Without a database the copy in memory is all there is.
  }
}

/** Scans without an answer, oldest first; forgets settled ones that are older than a week. */
export async function unsettledScans(): Promise<StoredScan[]> {
  try {
    const db = await database();
    const scans = await db.getAll('scans');
    const old = Date.now() - KEPT_MS;
    const done = scans.filter((scan) => scan.settled && Date.parse(scan.scannedAt) < old);
    await Promise.all(done.map((scan) => db.delete('scans', scan.code)));
    const unsettled = scans.filter((scan) => !scan.settled);
    unsettled.sort((one, other) => one.scannedAt.localeCompare(other.scannedAt));
    return unsettled;
  } catch {
    return [];
  }
}
