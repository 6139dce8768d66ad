import type { SignUpStatus } from '@liandong/contracts/activities/sign-up';
import { AppError } from '@liandong/contracts/errors/app-error';
import { isSignUpOpen, isWithdrawalOpen } from '@liandong/rules/sign-up-window';
import type { ActivityEntity } from '../activities/activity.entity.js';
import { firstOverlap, type Interval } from './overlap.js';

type Stage = Pick<ActivityEntity, 'status' | 'startsAt' | 'endsAt'>;

/** Another activity that somebody is signed up for or waits for. */
export interface Commitment extends Interval {
  title: string;
}

/** One person who wants to come. */
export interface Application {
  /** Their sign-up for this activity, if there is one. */
  own: SignUpStatus | null;
  /** Their sign-ups for others that take place, waitlists included. */
  commitments: readonly Commitment[];
  /** The person has left; the request is from before, or from a list. */
  isErased: boolean;
}

export type Ruling = { verdict: 'keep' } | { verdict: 'seat' } | { verdict: 'refuse'; error: AppError };

/** Places are given while it is published and not over. */
export function givesPlaces(activity: Stage, now: Date): boolean {
  return activity.status === 'published' && now < activity.endsAt;
}

/**
 * Whether somebody is to get a place or a rank on the waitlist, has one already, or is refused. A waitlisted
 * sign-up takes a person's time as a firm one does: a promotion can then never make an overlap.
 */
export function ruleOn(
  activity: Stage & Pick<ActivityEntity, 'walkIns'>,
  { own, commitments, isErased }: Application,
  now: Date,
): Ruling {
  if (isErased) return { verdict: 'refuse', error: new AppError('VOLUNTEER_NOT_FOUND') };
  const isIn = own === 'signedUp' || own === 'waitlisted';
  if (isIn && activity.status === 'published') return { verdict: 'keep' };
  if (activity.status !== 'published' || !isSignUpOpen(activity, now))
    return { verdict: 'refuse', error: new AppError('SIGN_UP_CLOSED') };
  const other = firstOverlap(activity, commitments);
  if (other) return { verdict: 'refuse', error: new AppError('SIGN_UP_OVERLAPS', { title: other.title }) };
  return { verdict: 'seat' };
}

/**
 * Whether a withdrawal changes anything: a repeated one does not.
 * @throws AppError SIGN_UP_NOT_FOUND, SIGN_UP_TOO_LATE_TO_WITHDRAW from the start on
 */
export function decideWithdrawal(activity: Stage, own: SignUpStatus | null, now: Date): boolean {
  if (!own) throw new AppError('SIGN_UP_NOT_FOUND');
  if (own === 'withdrawn') return false;
  if (!isWithdrawalOpen(activity, now)) throw new AppError('SIGN_UP_TOO_LATE_TO_WITHDRAW');
  return true;
}
