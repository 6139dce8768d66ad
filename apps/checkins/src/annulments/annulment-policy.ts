import type { ErrorCode } from '@liandong/contracts/errors/catalog';

/** How long a check-in may be undone by the phone that made it. */
export const ANNUL_WITHIN_MS = 15 * 60_000;

/** A check-in that somebody wishes to undo. */
export interface UndoableCheckIn {
  /** When the server received it. */
  receivedAt: Date;
  /** The phone that made it; null where the phone did not say. */
  deviceId: string | null;
}

/** Why the check-in may not be undone from this device now; null when it may. */
export function whyNotAnnul(checkIn: UndoableCheckIn, deviceId: string, now: Date): ErrorCode | null {
  if (checkIn.deviceId !== null && checkIn.deviceId !== deviceId) return 'ANNUL_OTHER_DEVICE';
  return now.getTime() - checkIn.receivedAt.getTime() > ANNUL_WITHIN_MS ? 'ANNUL_TOO_LATE' : null;
}
