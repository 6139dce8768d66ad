import type { Activity } from '@liandong/contracts/activities/activity';
import { serverNow } from './server-now.js';

/** True of what has a planned end, from that end on. */
export function isOver({ endsAt }: { endsAt: string }, now: Date = serverNow()): boolean {
  return Date.parse(endsAt) <= now.getTime();
}

/**
 * Whether an activity was held by now. What was cancelled on the way was held until then; of what was cancelled
 * earlier than it is known when, this is true from its start.
 */
export function wasHeld(
  { status, startsAt, endsAt, cancelledAt }: Pick<Activity, 'status' | 'startsAt' | 'endsAt' | 'cancelledAt'>,
  now: Date = serverNow(),
): boolean {
  if (status !== 'cancelled') return status !== 'draft' && isOver({ endsAt }, now);
  return isOver({ endsAt: startsAt }, cancelledAt === null ? now : new Date(cancelledAt));
}
