import { z } from 'zod';
import { Id } from '../common/scalars.js';
import { defineEvent } from '../wire/event.js';

/**
 * Somebody decided against a person: `noShow` takes back an attendance that counted, `lowered` time that counted,
 * `scanRejected` leaves out a scan that could not be proven, `annulled` undoes one by the device that made it.
 */
export const attendanceDenied = defineEvent({
  subject: 'evt.checkins.notice.attendance-denied.v1',
  payload: z.object({
    activityId: Id,
    activityTitle: z.string(),
    volunteerId: Id,
    why: z.enum(['noShow', 'lowered', 'scanRejected', 'annulled']),
    note: z.string().nullable(),
    /** What counted, and what counts now; of `lowered` alone. */
    minutes: z.object({ before: z.int(), after: z.int() }).nullable().default(null),
  }),
});
