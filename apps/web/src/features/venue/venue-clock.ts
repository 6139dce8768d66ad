export type VenueWindow = 'early' | 'open' | 'over';

/** Whether codes are accepted at this instant of the server's clock. */
export function venueWindow(
  { opensAt, closesAt }: { opensAt: string; closesAt: string },
  now: number,
): VenueWindow {
  if (now < Date.parse(opensAt)) return 'early';
  return now > Date.parse(closesAt) ? 'over' : 'open';
}
