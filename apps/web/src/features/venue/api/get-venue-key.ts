import type { Direction } from '@liandong/contracts/check-ins/check-in';
import { VenueKey } from '@liandong/contracts/check-ins/venue-code';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import type { Timed } from '../../../shared/device/database.js';
import { clockOffset } from '../../../shared/time/clock-offset.js';

export async function getVenueKey(activityId: string, direction: Direction): Promise<Timed<VenueKey>> {
  const sentAt = Date.now();
  const kept = await request(
    { method: 'GET', path: `/activities/${activityId}/venue-code?direction=${direction}` },
    checked(VenueKey),
  );
  return { kept, offset: clockOffset(kept.serverTime, sentAt, Date.now()) };
}
