import { z } from 'zod';
import { Id, Instant } from '../common/scalars.js';
import { defineRpc } from '../wire/rpc.js';
import { Direction } from './check-in.js';
import { CheckInWay } from './check-in-policy.js';

/**
 * What the leader's screen needs to make rotating codes by itself, also without signal
 * (`venueCode()` of `@liandong/rules/venue-code`).
 */
export const VenueKey = z
  .object({
    activityId: Id,
    activityTitle: z.string(),
    direction: Direction,
    venueRef: z.string().meta({ description: '12 hex digits: the activity inside a code' }),
    key: z.string().meta({ description: 'HMAC-SHA-256 key of this activity and direction, base64url' }),
    stepSeconds: z.int(),
    ways: z.array(CheckInWay).meta({
      description:
        'that the activity allows: with `shortCode`, `shortCode()` makes the 6 digits from this key',
    }),
    serverTime: Instant.meta({ description: 'to correct the clock of the screen' }),
    opensAt: Instant,
    closesAt: Instant,
    urlPrefix: z.string().meta({ description: 'the code is appended to make what the QR holds' }),
  })
  .meta({ id: 'VenueKey' });
export type VenueKey = z.infer<typeof VenueKey>;

export const VenueKeyQuery = z.strictObject({ direction: Direction.default('in') });

/** For those who manage the team of a published activity. `urlPrefix` is filled in by the gateway. */
export const getVenueKey = defineRpc({
  subject: 'checkins.v1.venue-key.get',
  input: z.strictObject({ activityId: Id, direction: Direction }),
  output: VenueKey.omit({ urlPrefix: true }),
  errors: ['ACTIVITY_NOT_FOUND', 'FORBIDDEN', 'ACTIVITY_NOT_PUBLISHED', 'ACTIVITY_CANCELLED'],
});
