/**
 * How far the server's clock is ahead of this one, in milliseconds. The server read its clock somewhere
 * between request and answer: the middle is wrong by half of the way there and back at most.
 */
export function clockOffset(serverTime: string, sentAt: number, receivedAt: number): number {
  return Date.parse(serverTime) - (sentAt + receivedAt) / 2;
}

export type VenueWindow = 'early' | 'open' | 'over';

/** Whether codes are accepted at this instant of the server's clock. */
export function venueWindow(
  { opensAt, closesAt }: { opensAt: string; closesAt: string },
  now: number,
): VenueWindow {
  if (now < Date.parse(opensAt)) return 'early';
  return now > Date.parse(closesAt) ? 'over' : 'open';
}
