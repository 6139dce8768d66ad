import type { Direction } from '@liandong/contracts/check-ins/check-in';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { TimedVenueKey } from './api/get-venue-key.js';

interface VenueDb extends DBSchema {
  keys: { key: string; value: TimedVenueKey };
}

let opening: Promise<IDBPDatabase<VenueDb>> | null = null;

function database(): Promise<IDBPDatabase<VenueDb>> {
  opening ??= openDB<VenueDb>('liandong-venue', 1, {
    upgrade: (db) => {
      db.createObjectStore('keys');
    },
  });
  return opening;
}

const nameOf = (activityId: string, direction: Direction) => `${activityId} ${direction}`;

/** Keeps a key for the time without network, and forgets those whose activity is over. */
export async function storeVenueKey(timed: TimedVenueKey): Promise<void> {
  const db = await database();
  const store = db.transaction('keys', 'readwrite').store;
  for (const name of await store.getAllKeys()) {
    const kept = await store.get(name);
    if (kept && Date.parse(kept.venueKey.closesAt) < Date.now() + kept.offset) await store.delete(name);
  }
  await store.put(timed, nameOf(timed.venueKey.activityId, timed.venueKey.direction));
}

export async function storedVenueKey(
  activityId: string,
  direction: Direction,
): Promise<TimedVenueKey | null> {
  const db = await database();
  return (await db.get('keys', nameOf(activityId, direction))) ?? null;
}
