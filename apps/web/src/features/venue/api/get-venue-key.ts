import type { Direction } from '@liandong/contracts/check-ins/check-in';
import { VenueKey } from '@liandong/contracts/check-ins/venue-code';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { clockOffset } from '../venue-clock.js';

/** A key with the correction of this device's clock, in milliseconds. */
export interface TimedVenueKey {
  venueKey: VenueKey;
  offset: number;
}

export async function getVenueKey(activityId: string, direction: Direction): Promise<TimedVenueKey> {
  const sentAt = Date.now();
  const venueKey = await request(
    { method: 'GET', path: `/activities/${activityId}/venue-code?direction=${direction}` },
    checked(VenueKey),
  );
  return { venueKey, offset: clockOffset(venueKey.serverTime, sentAt, Date.now()) };
}
