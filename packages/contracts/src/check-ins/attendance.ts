import { z } from 'zod';
import { Id, Instant, Minutes } from '../common/scalars.js';
import { defineEvent } from '../wire/event.js';
import { defineRpc } from '../wire/rpc.js';
import { CheckInWay } from './check-in-policy.js';
import { EvidenceGrade } from './evidence-grade.js';

export const AttendanceRow = z
  .object({
    volunteerId: Id,
    displayName: z.string(),
    signedUp: z.boolean(),
    checkedInAt: Instant.nullable(),
    checkedOutAt: Instant.nullable(),
    way: CheckInWay.nullable(),
    grade: EvidenceGrade.nullable().meta({
      description: 'of the minutes; while there are none, of the check-in',
    }),
    minutes: Minutes.nullable(),
    retroMinutes: Minutes.meta({ description: 'of the minutes, those entered afterwards: of grade `retro`' }),
    awaitsLeader: z
      .boolean()
      .meta({ description: 'what was scanned, typed or ticked proves nothing until the leader confirms it' }),
    noShow: z.boolean().meta({ description: 'the leader decided that the person was not there' }),
    entered: z
      .boolean()
      .meta({ description: 'an attendance that was entered afterwards counts; it has no times' }),
  })
  .meta({ id: 'AttendanceRow' });
export type AttendanceRow = z.infer<typeof AttendanceRow>;

/** Who is expected and who came, newest check-in first, then those still awaited by name. */
export const Attendance = z
  .object({
    activityId: Id,
    activityTitle: z.string(),
    asOf: Instant,
    counts: z.object({
      signedUp: z.int(),
      checkedIn: z.int().meta({ description: 'who came; of these, who left and who had not signed up' }),
      checkedOut: z.int(),
      walkIns: z.int(),
      refused: z.int().meta({ description: 'scans that were refused' }),
    }),
    rows: z.array(AttendanceRow),
  })
  .meta({ id: 'Attendance' });
export type Attendance = z.infer<typeof Attendance>;

/** What became of an `Attendance` that a viewer has; `position` counts from 0 in the newer list of rows. */
export const AttendanceChange = Attendance.pick({ asOf: true, counts: true })
  .extend({
    put: z.array(z.object({ position: z.int().min(0), row: AttendanceRow })),
    gone: z.array(Id).meta({ description: 'volunteers who are no longer in the list' }),
  })
  .meta({ id: 'AttendanceChange' });
export type AttendanceChange = z.infer<typeof AttendanceChange>;

export const getAttendance = defineRpc({
  subject: 'checkins.v1.attendance.get',
  input: z.strictObject({ activityId: Id }),
  output: Attendance,
  errors: ['ACTIVITY_NOT_FOUND', 'FORBIDDEN'],
});

/** Who came without a sign-up: of what becomes of the activity nobody else can tell them. For services only. */
export const listWalkIns = defineRpc({
  subject: 'checkins.v1.attendance.walk-ins',
  input: z.strictObject({ activityId: Id }),
  output: z.object({ volunteerIds: z.array(Id) }),
  errors: ['FORBIDDEN'],
});

/** When somebody came and left, as far as it is on record; null what is not. */
export const MyAttendance = z
  .object({
    checkedInAt: Instant.nullable(),
    checkedOutAt: Instant.nullable(),
    noShow: z.boolean().meta({ description: 'the leader decided that the person was not there' }),
  })
  .meta({ id: 'MyAttendance' });
export type MyAttendance = z.infer<typeof MyAttendance>;

export const getMyAttendance = defineRpc({
  subject: 'checkins.v1.attendance.mine',
  input: z.strictObject({ activityId: Id }),
  output: MyAttendance,
  errors: ['ACTIVITY_NOT_FOUND'],
});

/**
 * The lists of these activities show something else now: somebody came or left, a sign-up, a name, a time. Whom it is
 * about stands in the lists: events are kept for weeks, also after a person was erased.
 */
export const attendanceListChanged = defineEvent({
  subject: 'evt.checkins.attendance-list-changed.v1',
  payload: z.object({ activityIds: z.array(Id).min(1) }),
});
