import { z } from 'zod';
import { Instant, InstantInput } from '../common/scalars.js';

/** The ways to check in that an activity allows. */
export const CheckInWay = z.enum(['venueCode', 'printedCode', 'memberCode', 'shortCode', 'manual']);
export type CheckInWay = z.infer<typeof CheckInWay>;

/**
 * `required`: whoever does not check out is `unclosed` when check-out closes. `automatic`: nobody is asked to
 * check out, every attendance becomes `unclosed` then. In both the leader decides an unclosed time; it is never
 * full time by itself.
 */
export const CheckOutRule = z.enum(['required', 'automatic']);
export type CheckOutRule = z.infer<typeof CheckOutRule>;

/** A time within the activity that is not service, such as a lunch break. */
export const Break = z.object({ from: Instant, to: Instant }).meta({ id: 'Break' });
export type Break = z.infer<typeof Break>;

/**
 * Where a phone may say that it is. The position is compared and dropped; only inside, outside or unknown is
 * kept, and a check-in without a position is always possible.
 */
export const VenuePosition = z
  .strictObject({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    radiusMeters: z.int().min(50).max(5_000),
  })
  .meta({ id: 'VenuePosition' });
export type VenuePosition = z.infer<typeof VenuePosition>;

/** How an activity is checked into. Minutes are counted from its start and its end. */
export const CheckInPolicy = z
  .object({
    earlyMinutes: z.int().meta({ description: 'check-in opens this long before the start' }),
    lateMinutes: z.int().meta({ description: 'check-out closes this long after the end' }),
    walkIns: z.boolean().meta({ description: 'people who did not sign up may check in' }),
    ways: z.array(CheckInWay),
    checkOut: CheckOutRule,
    breaks: z.array(Break),
    position: VenuePosition.nullable(),
  })
  .meta({ id: 'CheckInPolicy' });
export type CheckInPolicy = z.infer<typeof CheckInPolicy>;

/** A printed code can be photographed and shared, so it is allowed only where somebody chose it. */
const usualWays: CheckInWay[] = ['venueCode', 'memberCode', 'shortCode', 'manual'];

/** Before its start nobody checks in to an activity earlier than this, whatever its leader chose. */
export const MOST_EARLY_MINUTES = 720;

const fields = {
  earlyMinutes: z.int().min(0).max(MOST_EARLY_MINUTES),
  lateMinutes: z.int().min(0).max(720),
  walkIns: z.boolean(),
  ways: z
    .array(CheckInWay)
    .min(1)
    .max(5)
    .meta({ description: 'at least one; a way named twice counts once' }),
  checkOut: CheckOutRule,
  breaks: z
    .array(z.strictObject({ from: InstantInput, to: InstantInput }))
    .max(4)
    .meta({ description: 'each within the activity, none overlapping another' }),
  position: VenuePosition.nullable(),
};

export const CheckInPolicyInput = z.strictObject({
  earlyMinutes: fields.earlyMinutes.default(60),
  lateMinutes: fields.lateMinutes.default(60),
  walkIns: fields.walkIns.default(false),
  ways: fields.ways.default(usualWays),
  checkOut: fields.checkOut.default('required'),
  breaks: fields.breaks.default([]),
  position: fields.position.default(null),
});

/** A change of how an activity is checked into: what is not named stays. */
export const CheckInPolicyPatch = z.strictObject(fields).partial();
