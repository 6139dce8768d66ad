import type { ActivityEntity } from './activity.entity.js';

/**
 * The activity as far as it was held: a cancelled one ends when it was cancelled, at the latest, and one that was
 * cancelled before its start has no length. What was given until then was given, and nothing counts afterwards.
 */
export function heldPart<Activity extends Pick<ActivityEntity, 'startsAt' | 'endsAt' | 'cancelledAt'>>(
  activity: Activity,
): Activity {
  const { startsAt, endsAt, cancelledAt } = activity;
  if (!cancelledAt || cancelledAt >= endsAt) return activity;
  return { ...activity, endsAt: cancelledAt < startsAt ? startsAt : cancelledAt };
}
