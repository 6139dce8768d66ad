import type { Activity } from '@liandong/contracts/activities/activity';
import { serverNow } from './server-now.js';

/** True of what has a planned end, from that end on. */
export function isOver({ endsAt }: { endsAt: string }, now: Date = serverNow()): boolean {
  return Date.parse(endsAt) <= now.getTime();
}

/** Whether an activity was held by now: what was cancelled on the way counts from its start. */
export function wasHeld(
  { status, startsAt, endsAt }: Pick<Activity, 'status' | 'startsAt' | 'endsAt'>,
  now: Date = serverNow(),
): boolean {
  return isOver({ endsAt: status === 'cancelled' ? startsAt : endsAt }, now);
}
