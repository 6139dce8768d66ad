import { countHours, type CountedHours, type OtherService } from '@liandong/rules/hours';
import { spansOf } from '@liandong/rules/spans';
import type { ActivityEntity } from './activity.entity.js';
import { attestedPart } from './held-part.js';

/** What a time at the activity counts, as far as it was held and known of. */
export function hoursAt(
  activity: ActivityEntity,
  from: Date,
  to: Date,
  others: readonly OtherService[] = [],
): CountedHours {
  const { startsAt, endsAt, breaks } = attestedPart(activity);
  return countHours({
    checkedInAt: from,
    checkedOutAt: to,
    startsAt,
    endsAt,
    breaks: spansOf(breaks),
    others,
  });
}
