import type { Activity } from '@liandong/contracts/activities/activity';
import { m } from '../../paraglide/messages.js';

type Places = Pick<Activity, 'capacity' | 'signedUpCount' | 'waitlistedCount'>;

/** True when the next one to sign up goes to the waitlist. */
export function isFull({ capacity, signedUpCount }: Places): boolean {
  return capacity !== null && signedUpCount >= capacity;
}

/** How many signed up, of how many, and how many wait. */
export function placesLabel(places: Places): string {
  const { capacity, signedUpCount: count, waitlistedCount: waiting } = places;
  if (capacity === null) return m.places_unlimited({ count });
  return isFull(places) ? m.places_full({ count, capacity, waiting }) : m.places_of({ count, capacity });
}
