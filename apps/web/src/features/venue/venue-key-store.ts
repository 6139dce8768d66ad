import type { Direction } from '@liandong/contracts/check-ins/check-in';
import type { VenueKey } from '@liandong/contracts/check-ins/venue-code';
import { deviceDatabase, type Timed } from '../../shared/device/database.js';

const nameOf = (activityId: string, direction: Direction) => `${activityId} ${direction}`;

/** Keeps a key for the time without network, and forgets those whose activity is over. */
export async function storeVenueKey(timed: Timed<VenueKey>): Promise<void> {
  const db = await deviceDatabase();
  const store = db.transaction('venueKeys', 'readwrite').store;
  for (const name of await store.getAllKeys()) {
    const stored = await store.get(name);
    if (stored && Date.parse(stored.kept.closesAt) < Date.now() + stored.offset) await store.delete(name);
  }
  await store.put(timed, nameOf(timed.kept.activityId, timed.kept.direction));
}

export async function storedVenueKey(
  activityId: string,
  direction: Direction,
): Promise<Timed<VenueKey> | null> {
  const db = await deviceDatabase();
  return (await db.get('venueKeys', nameOf(activityId, direction))) ?? null;
}
