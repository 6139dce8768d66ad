import { VenueKey } from '@liandong/contracts/check-ins/venue-code';
import { fromBase64Url } from '@liandong/rules/base64url';
import { stepAt, venueCode } from '@liandong/rules/venue-code';
import { eventually } from '@liandong/testing/eventually';
import type { ApiClient } from './api-client.js';

/** The key of an activity's venue screen, once the check-ins service has heard of its publication. */
export function venueKeyOf(leader: ApiClient, activityId: string, direction = 'in'): Promise<VenueKey> {
  return eventually(async () => {
    const { status, body } = await leader.get(`/activities/${activityId}/venue-code?direction=${direction}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return VenueKey.parse(body);
  });
}

/** The code that the screen shows at an instant (milliseconds since 1970). */
export function codeAt(key: VenueKey, at = Date.now()): string {
  const bytes = fromBase64Url(key.key);
  if (!bytes) throw new Error('the venue key is no base64url');
  return venueCode({ venueRef: key.venueRef, direction: key.direction, step: stepAt(at), key: bytes });
}
