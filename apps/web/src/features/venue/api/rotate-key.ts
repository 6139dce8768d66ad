import { nothing } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

/** Makes every code of this activity that is in the world useless: on screens, on posters, in pictures. */
export async function rotateKey(activityId: string): Promise<void> {
  await request({ method: 'POST', path: `/activities/${activityId}/venue-code/rotate`, body: {} }, nothing);
}
