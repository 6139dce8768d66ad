import type { MySignUp } from '@liandong/contracts/activities/sign-up';
import type { z } from 'zod';
import { isOver } from '../../shared/time/is-over.js';

/** Sign-ups that still stand, for what is not over yet, soonest first. */
export function upcomingSignUps(
  signUps: readonly z.infer<typeof MySignUp>[],
  now: Date,
): z.infer<typeof MySignUp>[] {
  const standing = signUps.filter(({ status, endsAt }) => status !== 'withdrawn' && !isOver({ endsAt }, now));
  standing.sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  return standing;
}
