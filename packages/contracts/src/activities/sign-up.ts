import { z } from 'zod';
import { Id, Instant } from '../common/scalars.js';
import { PageQuery, pageOf } from '../common/page.js';
import { defineEvent } from '../wire/event.js';
import { defineRpc } from '../wire/rpc.js';

export const SignUpStatus = z.enum(['signedUp', 'waitlisted', 'withdrawn']);
export type SignUpStatus = z.infer<typeof SignUpStatus>;

export const SignUp = z
  .object({
    activityId: Id,
    volunteerId: Id,
    displayName: z.string(),
    status: SignUpStatus,
    signedUpAt: Instant,
  })
  .meta({ id: 'SignUp' });
export type SignUp = z.infer<typeof SignUp>;

/** A sign-up with what a person needs to find the way there. */
export const MySignUp = z
  .object({
    activityId: Id,
    title: z.string(),
    place: z.string(),
    teamName: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    activityStatus: z.enum(['draft', 'published', 'cancelled', 'completed']),
    status: SignUpStatus,
    signedUpAt: Instant,
  })
  .meta({ id: 'MySignUp' });

const OfActivity = z.strictObject({ activityId: Id });

/** Signs the person who asks up, or puts them on the waitlist when it is full; again: the same answer. */
export const createSignUp = defineRpc({
  subject: 'activities.v1.sign-ups.create',
  input: OfActivity,
  output: SignUp,
  errors: ['ACTIVITY_NOT_FOUND', 'SIGN_UP_CLOSED', 'SIGN_UP_OVERLAPS', 'VOLUNTEER_NOT_FOUND'],
});

/** Withdraws the person who asks before the start, and promotes the first of the waitlist. */
export const withdrawSignUp = defineRpc({
  subject: 'activities.v1.sign-ups.withdraw',
  input: OfActivity,
  output: SignUp,
  errors: ['ACTIVITY_NOT_FOUND', 'SIGN_UP_NOT_FOUND', 'SIGN_UP_TOO_LATE_TO_WITHDRAW'],
});

/** Who signed up, for those who may read the team. */
export const listSignUps = defineRpc({
  subject: 'activities.v1.sign-ups.list',
  input: PageQuery.extend({ activityId: Id }),
  output: pageOf(SignUp),
  errors: ['ACTIVITY_NOT_FOUND', 'FORBIDDEN', 'CURSOR_INVALID'],
});

/** The sign-ups of the person who asks, upcoming first. */
export const listMySignUps = defineRpc({
  subject: 'activities.v1.sign-ups.mine',
  input: PageQuery,
  output: pageOf(MySignUp),
  errors: ['CURSOR_INVALID'],
});

/** A sign-up as it is after a change; newest version wins. */
export const signUpChanged = defineEvent({
  subject: 'evt.activities.sign-up-changed.v1',
  payload: z.object({ activityId: Id, volunteerId: Id, version: z.int(), status: SignUpStatus }),
});
