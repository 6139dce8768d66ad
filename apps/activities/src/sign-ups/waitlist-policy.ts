import type { SignUpStatus } from '@liandong/contracts/activities/sign-up';

/** How full an activity is; capacity null: no limit. */
export interface Occupancy {
  capacity: number | null;
  signedUp: number;
  waitlisted: number;
}

type Seat = Extract<SignUpStatus, 'signedUp' | 'waitlisted'>;

/** Places that nobody has; none, not fewer, where the capacity was lowered below those who had come. */
function freePlaces({ capacity, signedUp }: Pick<Occupancy, 'capacity' | 'signedUp'>): number {
  return capacity === null ? Infinity : Math.max(0, capacity - signedUp);
}

/** What the next `count` people get, in the order in which they come. Nobody passes those who wait. */
export function seatNext(occupancy: Occupancy, count: number): Seat[] {
  const open = Math.max(0, freePlaces(occupancy) - occupancy.waitlisted);
  return Array.from({ length: count }, (_, index) => (index < open ? 'signedUp' : 'waitlisted'));
}

/** Who moves up from the waitlist: as many as there are places, the first first. */
export function promotions<Waiting>(
  occupancy: Pick<Occupancy, 'capacity' | 'signedUp'>,
  waiting: readonly Waiting[],
): Waiting[] {
  return waiting.slice(0, freePlaces(occupancy));
}
