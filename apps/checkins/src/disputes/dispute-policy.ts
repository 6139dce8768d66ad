import type { Direction } from '@liandong/contracts/check-ins/check-in';
import type { ErrorCode } from '@liandong/contracts/errors/catalog';

/** How far from the activity somebody can have come or gone, as the policies' limits have it: half a day. */
const REACH_MS = 12 * 3_600_000;

/** What an accepted dispute would make true. */
export interface WishedFact {
  direction: Direction;
  at: Date;
}

/** Whether somebody can have come or gone then at all. */
export function isPossible(at: Date, activity: { startsAt: Date; endsAt: Date }, now: Date): boolean {
  const early = at.getTime() < activity.startsAt.getTime() - REACH_MS;
  const late = at.getTime() > activity.endsAt.getTime() + REACH_MS;
  return !early && !late && at <= now;
}

/** Why this cannot have happened; null when it can. */
export function whyNotTrue(
  { direction, at }: WishedFact,
  activity: { startsAt: Date; endsAt: Date },
  standing: { checkedInAt: Date | null; checkedOutAt: Date | null },
  now: Date,
): ErrorCode | null {
  if (!isPossible(at, activity, now)) return 'DISPUTE_TIME_IMPOSSIBLE';
  if (direction === 'in') {
    return standing.checkedOutAt && at > standing.checkedOutAt ? 'DISPUTE_TIME_IMPOSSIBLE' : null;
  }
  if (!standing.checkedInAt) return 'NOT_CHECKED_IN';
  return at < standing.checkedInAt ? 'DISPUTE_TIME_IMPOSSIBLE' : null;
}
