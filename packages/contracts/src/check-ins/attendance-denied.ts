import { z } from 'zod';
import { Id } from '../common/scalars.js';
import { defineEvent } from '../wire/event.js';

/**
 * A leader decided that somebody was not at an activity after all: `noShow` takes back an attendance that counted,
 * `scanRejected` leaves out a scan that could not be proven.
 */
export const attendanceDenied = defineEvent({
  subject: 'evt.checkins.notice.attendance-denied.v1',
  payload: z.object({
    activityId: Id,
    activityTitle: z.string(),
    volunteerId: Id,
    why: z.enum(['noShow', 'scanRejected']),
    note: z.string().nullable(),
  }),
});
