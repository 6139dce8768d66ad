import type { ActivityStatus } from '@liandong/contracts/activities/activity';
import { MOST_EARLY_MINUTES } from '@liandong/contracts/check-ins/check-in-policy';
import type { SignUpStatus } from '@liandong/contracts/activities/sign-up';
import type { ActivityMessageKind } from '@liandong/contracts/notifications/notification';

/** What a change means for those whom it concerns. */
export interface News {
  /** The message to tell it by; null when there is nothing to tell. */
  message: ActivityMessageKind | null;
  reminders: 'plan' | 'drop' | 'keep';
}

interface ActivityState {
  status: ActivityStatus;
  title: string;
  place: string;
  startsAt: Date;
  endsAt: Date | null;
  /** Breaks and check-out, to be compared; null where they are not known. */
  rules: string | null;
}

const nothing: News = { message: null, reminders: 'keep' };

/** Whether people may be there by now. */
export function mayHaveBegun({ startsAt }: Pick<ActivityState, 'startsAt'>, now: Date): boolean {
  return now.getTime() >= startsAt.getTime() - MOST_EARLY_MINUTES * 60_000;
}

/**
 * What a changed sign-up means for its volunteer. Of what has started nobody is told: the event is late, or
 * tells of the past.
 * @param activity null when it is not known here yet: its own event will plan the reminders
 */
export function newsOfSignUp(
  before: SignUpStatus | null,
  after: SignUpStatus,
  activity: ActivityState | null,
  now: Date,
): News {
  if (after !== 'signedUp') return { message: null, reminders: 'drop' };
  if (before === 'signedUp') return nothing;
  if (activity?.status !== 'published' || activity.startsAt <= now) return nothing;
  return { message: before === 'waitlisted' ? 'waitlistPromoted' : 'signUpConfirmed', reminders: 'plan' };
}

/** What a changed activity means for those who signed up for it, or are there. Who is on the way must hear of it. */
export function newsOfActivity(
  before: ActivityState | null,
  after: ActivityState & { endsAt: Date },
  now: Date,
): News {
  const isOver = after.endsAt <= now;
  if (after.status === 'cancelled') {
    const tell = before !== null && before.status === 'published' && !isOver;
    return { message: tell ? 'activityCancelled' : null, reminders: 'drop' };
  }
  if (after.status !== 'published') return { message: null, reminders: 'drop' };
  if (before?.status !== 'published') return { message: null, reminders: 'plan' };
  const isMoved = before.startsAt.getTime() !== after.startsAt.getTime();
  // Whoever knows it by another title would not find it, nor know what is cancelled later.
  const isOtherwise = before.place !== after.place || before.title !== after.title;
  const endsOtherwise = before.endsAt !== null && before.endsAt.getTime() !== after.endsAt.getTime();
  const isRuledOtherwise = before.rules !== null && before.rules !== after.rules && mayHaveBegun(before, now);
  const message =
    isMoved || isOtherwise || endsOtherwise ? 'activityChanged' : isRuledOtherwise ? 'rulesChanged' : null;
  return {
    message: isOver ? null : message,
    reminders: isMoved ? 'plan' : 'keep',
  };
}
