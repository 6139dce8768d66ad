import { z } from 'zod';
import { CheckInWay } from '../check-ins/check-in-policy.js';
import { EvidenceGrade } from '../check-ins/evidence-grade.js';
import { Id, Instant, InstantInput, Minutes } from '../common/scalars.js';
import { HoursExplanation } from '../ledger/hours-explanation.js';
import { defineRpc } from '../wire/rpc.js';

/**
 * How somebody stands at an activity. `checkedIn`: came, and may still check out. `unclosed`: came, and check-out
 * closed without one. `noShow`: signed up and did not come.
 */
export const Presence = z.enum(['present', 'checkedIn', 'unclosed', 'entered', 'noShow']);
export type Presence = z.infer<typeof Presence>;

/**
 * What is left to do. `proven`: counted by itself, on evidence of a device. `entered`: counted since two people agreed to
 * it afterwards; a confirmation keeps it or lowers it. `open`: counts nothing until somebody
 * confirms it. `waiting`: may still check out. `absent`: a no-show that nobody confirmed, which changes no figure.
 * `raisable`: counted by an earlier announced time, and the present one covers more: kept by a confirmation, raised by
 * a correction case. `attendanceOnly`: the activity is no volunteer service (Art 19), there are no hours to confirm.
 */
export const ConfirmationState = z.enum([
  'proven',
  'entered',
  'open',
  'waiting',
  'absent',
  'raisable',
  'attendanceOnly',
  'confirmed',
]);
export type ConfirmationState = z.infer<typeof ConfirmationState>;

export const ConfirmedOutcome = z.enum(['attended', 'noShow']);
export type ConfirmedOutcome = z.infer<typeof ConfirmedOutcome>;

export const ConfirmationRow = z
  .object({
    volunteerId: Id,
    displayName: z.string(),
    signedUp: z.boolean(),
    presence: Presence,
    late: z.boolean().meta({ description: 'checked in after the start' }),
    leftEarly: z.boolean().meta({ description: 'checked out before the end' }),
    checkedInAt: Instant.nullable(),
    checkedOutAt: Instant.nullable(),
    way: CheckInWay.nullable(),
    grade: EvidenceGrade.nullable().meta({
      description: 'of the entry, else of the weaker of the two check-ins',
    }),
    state: ConfirmationState,
    minutes: Minutes.nullable().meta({
      description: 'as recorded, or as proposed while it is open; null when a person has to decide',
    }),
    retroMinutes: Minutes.meta({ description: 'of these, what a correction entered afterwards' }),
    explanation: HoursExplanation,
    raise: z
      .object({ entryId: Id, minutes: Minutes, explanation: HoursExplanation })
      .nullable()
      .meta({ description: 'what the present time of the activity would count, for a correction case' }),
    needsSecondPerson: z
      .boolean()
      .meta({ description: 'open, and of the person who asks: nobody confirms their own' }),
    decision: z
      .object({
        outcome: ConfirmedOutcome,
        overturned: z
          .boolean()
          .meta({ description: 'a no-show of whom an attendance that was entered afterwards counts' }),
        note: z.string().nullable(),
        decidedBy: z.string().meta({ description: 'the name' }),
        decidedAt: Instant,
      })
      .nullable(),
  })
  .meta({ id: 'ConfirmationRow' });
export type ConfirmationRow = z.infer<typeof ConfirmationRow>;

/** By when an activity must be confirmed: Order 67 of the Ministry of Civil Affairs, Art 11. */
export const ConfirmationDeadline = z
  .object({
    dueOn: z.iso.date().meta({ description: 'the tenth working day after it ended, in Asia/Shanghai' }),
    daysLeft: z.int().meta({ description: 'working days left, today included; 0 when it is over' }),
    overdue: z.boolean(),
    final: z.boolean().meta({ description: 'false: reaches into a year without announced holidays' }),
  })
  .meta({ id: 'ConfirmationDeadline' });
export type ConfirmationDeadline = z.infer<typeof ConfirmationDeadline>;

export const Confirmation = z
  .object({
    activityId: Id,
    activityTitle: z.string(),
    startsAt: Instant,
    endsAt: Instant.meta({ description: 'of a cancelled activity no later than when it was cancelled' }),
    countsFrom: Instant.meta({
      description: 'hours count from then on: the start, or the publication where that came later',
    }),
    cancelled: z.boolean().meta({ description: 'what was given until then counts, and a leader says so' }),
    recordsService: z.boolean(),
    longestMinutes: Minutes.meta({ description: 'the length less the breaks: no entry is larger' }),
    deadline: ConfirmationDeadline,
    mayConfirm: z.boolean().meta({ description: 'the person who asks may, and it is the time' }),
    disputesPending: z.int().meta({ description: 'scans without signal that wait for a decision' }),
    counts: z.object({
      present: z.int().meta({ description: 'neither late nor left early' }),
      late: z.int(),
      leftEarly: z.int(),
      unclosed: z.int(),
      entered: z.int().meta({ description: 'have no check-in, and were entered afterwards' }),
      noShow: z.int(),
      open: z.int(),
    }),
    version: z.string().meta({ description: 'of this state; a confirmation names the one it was made from' }),
    rows: z.array(ConfirmationRow),
  })
  .meta({ id: 'Confirmation' });
export type Confirmation = z.infer<typeof Confirmation>;

/**
 * A row that is not confirmed as proposed. With `attended` either both times or the minutes; neither confirms
 * what is proposed. The note says why.
 */
export const ConfirmationFix = z
  .strictObject({
    volunteerId: Id,
    outcome: ConfirmedOutcome,
    from: InstantInput.optional(),
    to: InstantInput.optional(),
    minutes: Minutes.max(1_440).optional(),
    note: z.string().trim().min(1).max(200),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    message: 'bothTimes',
    path: ['to'],
  })
  .refine(({ from, to }) => from === undefined || to === undefined || Date.parse(from) < Date.parse(to), {
    message: 'beforeStart',
    path: ['to'],
  })
  .refine(({ from, minutes }) => from === undefined || minutes === undefined, {
    message: 'timesOrMinutes',
    path: ['minutes'],
  })
  .meta({ id: 'ConfirmationFix' });
export type ConfirmationFix = z.infer<typeof ConfirmationFix>;

export const ConfirmInput = z
  .strictObject({
    version: z.string().min(1).max(64).meta({ description: 'of the state that was looked at' }),
    all: z
      .boolean()
      .default(false)
      .meta({ description: 'confirms every other row that has a proposal, and every no-show' }),
    fixes: z
      .array(ConfirmationFix)
      .max(500)
      .superRefine((fixes, issue) => {
        const seen = new Set<string>();
        for (const [at, { volunteerId }] of fixes.entries()) {
          if (seen.has(volunteerId))
            issue.addIssue({ code: 'custom', message: 'repeated', path: [at, 'volunteerId'] });
          seen.add(volunteerId);
        }
      })
      .default([])
      .meta({ description: 'one for a person' }),
  })
  .meta({ id: 'ConfirmInput' });
export type ConfirmInput = z.infer<typeof ConfirmInput>;

/** `GET /activities/:id/confirmation`, for those who may read the team. */
export const getConfirmation = defineRpc({
  subject: 'checkins.v1.confirmations.get',
  input: z.strictObject({ activityId: Id }),
  output: Confirmation,
  errors: ['ACTIVITY_NOT_FOUND', 'FORBIDDEN'],
});

/**
 * `POST /activities/:id/attendance/confirm`: all of it or nothing. The same again answers the state as it is;
 * what somebody else changed meanwhile is a conflict.
 */
export const confirmAttendance = defineRpc({
  subject: 'checkins.v1.confirmations.confirm',
  input: ConfirmInput.extend({ activityId: Id }),
  output: Confirmation,
  errors: [
    'ACTIVITY_NOT_FOUND',
    'FORBIDDEN',
    'CONFIRMATION_TOO_EARLY',
    'CONFIRMATION_CLOSED',
    'CONFIRMATION_CHANGED_MEANWHILE',
    'CONFIRMATION_ROW_UNKNOWN',
    'CONFIRMATION_ROW_DECIDED',
    'CONFIRMATION_ROW_WAITING',
    'CONFIRMATION_RAISES',
    'CONFIRMATION_OF_ABSENT',
    'CONFIRMATION_NEEDS_TIME',
    'CONFIRMATION_OF_OWN_HOURS',
    'SERVICE_EXCEEDS_ACTIVITY',
    'PERSONAL_DATA_IN_TEXT',
  ],
});
