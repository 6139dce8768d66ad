import type { MemberCode, ScannerKit } from '@liandong/contracts/check-ins/member-code';
import type { VenueKey } from '@liandong/contracts/check-ins/venue-code';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { outlivesSignOutOf, type KeptScan } from '../scan-queue/kept-scan.js';

/** An answer of the gateway that is used without it, with the correction of this device's clock in milliseconds. */
export interface Timed<Kept> {
  kept: Kept;
  offset: number;
}

/** All that this device keeps for the time without signal. At the sign-out only scans of other persons stay. */
interface DeviceDb extends DBSchema {
  /** `id` and `counter` of this device. */
  device: { key: 'id' | 'counter'; value: string | number };
  scans: { key: string; value: KeptScan };
  /** By activity and direction. */
  venueKeys: { key: string; value: Timed<VenueKey> };
  /** By activity. */
  scannerKits: { key: string; value: Timed<ScannerKit> };
  /** By volunteer. */
  memberCodes: { key: string; value: Timed<MemberCode> };
}

const STORES = ['device', 'scans', 'venueKeys', 'scannerKits', 'memberCodes'] as const;

let opening: Promise<IDBPDatabase<DeviceDb>> | null = null;

/** The one database of the app. A private window may refuse it: then this rejects, each time. */
export function deviceDatabase(): Promise<IDBPDatabase<DeviceDb>> {
  opening ??= openDB<DeviceDb>('liandong', 2, {
    upgrade: (db, version) => {
      // Codes of the first version could not prove their moment.
      if (version === 1) db.deleteObjectStore('memberCodes');
      for (const store of STORES) {
        if (db.objectStoreNames.contains(store)) continue;
        if (store === 'scans') db.createObjectStore(store, { keyPath: 'scanId' });
        else db.createObjectStore(store);
      }
    },
    // Another tab has a newer version of the app: it must not wait for this one.
    blocking: (_old, _new, event) => {
      opening = null;
      if (event.target instanceof IDBDatabase) event.target.close();
    },
    terminated: () => {
      opening = null;
    },
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

/** Empties every store at a sign-out, but for the scans of other persons that are not settled. */
export async function emptyDeviceDatabase(ownerId: string | null): Promise<void> {
  const db = await deviceDatabase();
  const transaction = db.transaction(STORES, 'readwrite', { durability: 'strict' });
  const scans = transaction.objectStore('scans');
  const kept = await scans.getAll();
  const gone = kept.filter((scan) => !outlivesSignOutOf(ownerId, scan));
  // Scans that stay are counted by the device's name and counter.
  const stays = gone.length < kept.length ? ['scans', 'device'] : ['scans'];
  await Promise.all([
    ...gone.map(({ scanId }) => scans.delete(scanId)),
    ...STORES.filter((store) => !stays.includes(store)).map((store) =>
      transaction.objectStore(store).clear(),
    ),
    transaction.done,
  ]);
}
