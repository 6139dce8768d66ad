import type { ActivityEntity } from './activity.entity.js';

type Held = Pick<ActivityEntity, 'startsAt' | 'endsAt' | 'cancelledAt'>;

/**
 * The activity as far as it was held: a cancelled one ends when it was cancelled, at the latest, and one that was
 * cancelled before its start has no length. What was given until then was given, and nothing counts afterwards.
 */
export function heldPart<Activity extends Held>(activity: Activity): Activity {
  const { startsAt, endsAt, cancelledAt } = activity;
  if (!cancelledAt || cancelledAt >= endsAt) return activity;
  return { ...activity, startsAt: earlier(startsAt, cancelledAt), endsAt: cancelledAt };
}

/** The held part up to now: nobody has given what is still to come. */
export function heldSoFar<Activity extends Held>(activity: Activity, now: Date): Activity {
  const held = heldPart(activity);
  if (held.endsAt <= now) return held;
  return { ...held, startsAt: earlier(held.startsAt, now), endsAt: now };
}

/**
 * The activity as far as its leader's word reaches: the held part, from the publication on. What was given before
 * anybody could know of it needs a second person (product.md rule 4).
 */
export function attestedPart<Activity extends Held & Pick<ActivityEntity, 'publishedAt'>>(
  activity: Activity,
): Activity {
  const held = heldPart(activity);
  const { publishedAt, startsAt, endsAt } = held;
  if (!publishedAt || publishedAt <= startsAt) return held;
  return { ...held, startsAt: earlier(publishedAt, endsAt) };
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
