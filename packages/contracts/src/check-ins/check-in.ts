import { z } from 'zod';
import { Grant } from '../common/actor.js';
import { DeviceInstant, Id, Instant, Minutes } from '../common/scalars.js';
import { defineRpc } from '../wire/rpc.js';
import { DevicePosition } from './device-position.js';
import { EvidenceGrade } from './evidence-grade.js';

export const Direction = z.enum(['in', 'out']);
export type Direction = z.infer<typeof Direction>;

/** Every reason for which a scan is refused; each is an error code of the same name. */
export const RefusalReason = z.enum([
  'CODE_MALFORMED',
  'CODE_UNKNOWN',
  'CODE_FORGED',
  'CODE_EXPIRED',
  'CODE_NOT_YET_VALID',
  'CHECK_IN_TOO_EARLY',
  'CHECK_IN_TOO_LATE',
  'CHECK_OUT_TOO_LATE',
  'NOT_SIGNED_UP',
  'ACTIVITY_CANCELLED',
  'ACTIVITY_NOT_PUBLISHED',
  'NOT_CHECKED_IN',
  'WAY_NOT_ALLOWED',
  'CHECK_OUT_NOT_USED',
  'SHORT_CODE_WRONG',
  'SHORT_CODE_LOCKED',
  'CODE_REVOKED',
  'CODE_OF_OTHER_DISTRICT',
  'MEMBER_ERASED',
  'OVERLAPS_OTHER_ACTIVITY',
  'SCAN_DISPUTED',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** What a phone sends after a scan. `scanId` is made once per scan and kept over retries. */
export const CheckInInput = z
  .strictObject({
    code: z.string().min(1).max(200).meta({
      description: 'what was scanned: a venue code, rotating or printed; or the 6 digits that were typed',
    }),
    scanId: Id,
    activityId: Id.optional().meta({ description: 'needed with 6 digits, which do not name their activity' }),
    position: DevicePosition.optional(),
    scannedAt: DeviceInstant.optional().meta({ description: 'by the clock of the phone' }),
    deviceId: Id.optional().meta({ description: 'made once by the phone: only it may undo the check-in' }),
    stamp: z
      .string()
      .max(1_000)
      .optional()
      .meta({ description: 'of a scan made while signed out: the door’s own word for when the code came' }),
  })
  .meta({ id: 'CheckInInput' });
export type CheckInInput = z.infer<typeof CheckInInput>;

/**
 * A scan by somebody who is signed out. A code is good for seconds and a sign-in takes longer, so the door
 * signs at once when it saw the code; the check-in that follows is judged by that moment.
 */
export const StampInput = CheckInInput.pick({ code: true, scanId: true }).meta({ id: 'StampInput' });
export type StampInput = z.infer<typeof StampInput>;

export const ScanStamp = z
  .object({
    stamp: z.string(),
    expiresIn: z.int().meta({ description: 'seconds left to sign in' }),
  })
  .meta({ id: 'ScanStamp' });
export type ScanStamp = z.infer<typeof ScanStamp>;

const Answered = {
  scanId: Id,
  activityId: Id,
  activityTitle: z.string(),
  direction: Direction,
  at: Instant.meta({ description: 'the server’s time of the fact; for a duplicate, of the first one' }),
  minutes: Minutes.nullable().meta({ description: 'service minutes, known after check-out' }),
  grade: EvidenceGrade,
};

/** One scan was taken (`accepted`) or the fact was there already (`duplicate`). */
export const CheckInReceipt = z
  .object({ outcome: z.enum(['accepted', 'duplicate']), ...Answered })
  .meta({ id: 'CheckInReceipt' });
export type CheckInReceipt = z.infer<typeof CheckInReceipt>;

/** The stored answer to one scan: the same `scanId` of the same member gets the same answer for ever. */
export const CheckInAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), ...Answered }),
  z.object({ outcome: z.literal('duplicate'), ...Answered }),
  z.object({
    outcome: z.literal('refused'),
    scanId: Id,
    reason: RefusalReason,
    params: z.record(z.string(), z.string()),
  }),
]);
export type CheckInAnswer = z.infer<typeof CheckInAnswer>;

/** One scan as the gateway gathers it: who scanned, and when it came to the door. */
export const GatheredScan = z.object({
  volunteerId: Id,
  code: z.string(),
  scanId: Id,
  activityId: Id.optional(),
  position: DevicePosition.optional(),
  scannedAt: Instant.nullable(),
  deviceId: Id.optional(),
  /** What the person may manage; left out where that is nothing, as it mostly is. */
  grants: z.array(Grant).optional(),
  receivedAt: Instant,
});
export type GatheredScan = z.infer<typeof GatheredScan>;

/**
 * Records the scans that waited at the gateway at the same moment: one call, one write, an answer for each
 * in the order of the input. One bad scan never spoils its neighbours. Only the gateway may call it: it
 * vouches for each `volunteerId` by the session it has checked.
 */
export const recordCheckIns = defineRpc({
  subject: 'checkins.v1.check-ins.record',
  input: z.object({ scans: z.array(GatheredScan).min(1).max(500) }),
  output: z.object({ answers: z.array(CheckInAnswer) }),
});
