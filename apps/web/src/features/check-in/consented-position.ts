import type { DevicePosition } from '@liandong/contracts/check-ins/device-position';
import { fromBase64Url } from '@liandong/rules/base64url';
import { currentPosition } from '../../shared/device/current-position.js';
import { agreedToPosition } from '../../shared/device/position-consent.js';

/** A check-in does not wait longer than this for a position: it is possible without one. */
const WITHIN_MS = 3_000;

/** The activity that a venue code, rotating or printed, is of: both hold it behind their first byte. */
export function venueRefOfCode(code: string): string | null {
  const bytes = fromBase64Url(code);
  if (bytes === null || bytes.length < 7) return null;
  return [...bytes.subarray(1, 7)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Where this phone is, if this person agreed to it for the activity of this code; otherwise nobody is asked. */
export async function consentedPosition(code: string, ownerId: string): Promise<DevicePosition | undefined> {
  const venueRef = venueRefOfCode(code);
  if (venueRef === null || !agreedToPosition(ownerId, venueRef)) return undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), WITHIN_MS);
  });
  const position = currentPosition().catch(() => undefined);
  return Promise.race([position, tooLong]).finally(() => clearTimeout(timer));
}
