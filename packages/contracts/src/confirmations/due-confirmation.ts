import { z } from 'zod';
import { Id, Instant } from '../common/scalars.js';
import { defineEvent } from '../wire/event.js';
import { defineRpc } from '../wire/rpc.js';
import { ConfirmationDeadline } from './confirmation.js';

/** An activity that has ended with people whose hours nobody has confirmed, or of whom more could count. */
export const DueConfirmation = z
  .object({
    activityId: Id,
    activityTitle: z.string(),
    teamId: Id,
    teamName: z.string(),
    endedAt: Instant,
    cancelled: z.boolean().meta({ description: 'people came and it was cancelled: did it take place?' }),
    open: z.int().meta({ description: 'people whose hours wait' }),
    deadline: ConfirmationDeadline,
  })
  .meta({ id: 'DueConfirmation' });
export type DueConfirmation = z.infer<typeof DueConfirmation>;

/**
 * `GET /confirmations/due`: of one's own teams for a leader, of the subtree for an organiser, all for an
 * administrator or auditor; the most urgent first. Activities of the last 90 days, 200 at most.
 */
export const listDueConfirmations = defineRpc({
  subject: 'checkins.v1.confirmations.due',
  input: z.strictObject({}),
  output: z.object({ items: z.array(DueConfirmation) }),
  errors: ['FORBIDDEN'],
});

/** An attendance of one's own that counts no hours yet. */
export const UnconfirmedAttendance = z
  .object({
    activityId: Id,
    activityTitle: z.string(),
    checkedInAt: Instant,
    reason: z.enum(['unclosed', 'awaitsLeader']),
    deadline: ConfirmationDeadline,
  })
  .meta({ id: 'UnconfirmedAttendance' });
export type UnconfirmedAttendance = z.infer<typeof UnconfirmedAttendance>;

/** `GET /me/unconfirmed`: newest first, of the last 90 days. */
export const listMyUnconfirmed = defineRpc({
  subject: 'checkins.v1.confirmations.mine',
  input: z.strictObject({}),
  output: z.object({ items: z.array(UnconfirmedAttendance) }),
});

/** How urgent it is: leaders hear before the last day, organisers when it is over. */
export const DueStage = z.enum(['threeDaysLeft', 'oneDayLeft', 'overdue']);
export type DueStage = z.infer<typeof DueStage>;

/** The hours of an activity wait for a confirmation; once for each stage. */
export const confirmationDue = defineEvent({
  subject: 'evt.checkins.notice.confirmation-due.v1',
  payload: z.object({
    activityId: Id,
    activityTitle: z.string(),
    stage: DueStage,
    open: z.int(),
    dueOn: z.iso.date(),
    recipientIds: z.array(Id),
  }),
});
