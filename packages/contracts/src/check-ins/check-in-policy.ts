import { z } from 'zod';

/** The ways to check in that an activity allows. */
export const CheckInWay = z.enum(['venueCode', 'printedCode', 'memberCode', 'shortCode', 'manual']);
export type CheckInWay = z.infer<typeof CheckInWay>;

/** How an activity is checked into. Minutes are counted from its start and its end. */
export const CheckInPolicy = z
  .object({
    earlyMinutes: z.int().meta({ description: 'check-in opens this long before the start' }),
    lateMinutes: z.int().meta({ description: 'check-out closes this long after the end' }),
    walkIns: z.boolean().meta({ description: 'people who did not sign up may check in' }),
  })
  .meta({ id: 'CheckInPolicy' });
export type CheckInPolicy = z.infer<typeof CheckInPolicy>;

export const CheckInPolicyInput = z.strictObject({
  earlyMinutes: z.int().min(0).max(720).default(60),
  lateMinutes: z.int().min(0).max(720).default(60),
  walkIns: z.boolean().default(false),
});
