import { countHours, type CountedHours, type OtherService } from '@liandong/rules/hours';
import type { HoursStep } from '@liandong/rules/hours-steps';
import { spansOf } from '@liandong/rules/spans';
import type { ActivityEntity } from './activity.entity.js';
import { attestedPart, heldPart } from './held-part.js';

/** What a time at the activity counts, as far as it was held and known of. */
export function hoursAt(
  activity: ActivityEntity,
  from: Date,
  to: Date,
  others: readonly OtherService[] = [],
): CountedHours {
  const { startsAt, endsAt, breaks } = attestedPart(activity);
  const counted = countHours({
    checkedInAt: from,
    checkedOutAt: to,
    startsAt,
    endsAt,
    breaks: spansOf(breaks),
    others,
  });
  const begun = heldPart(activity).startsAt;
  if (startsAt <= begun) return counted;
  return { ...counted, steps: counted.steps.map((step) => sinceThePublication(step, begun, startsAt)) };
}

/** Counted from the publication on: it has not begun then, and nobody came early. */
function sinceThePublication(step: HoursStep, begun: Date, published: Date): HoursStep {
  const limit = published.toISOString();
  switch (step.code) {
    case 'cameBeforeStart':
      return { code: 'cameBeforePublication', at: step.at, limit };
    case 'leftBeforeStart':
      return { code: 'leftBeforePublication', at: step.at, limit };
    case 'cameAfterStart':
      return { ...step, limit: begun.toISOString() };
    default:
      return step;
  }
}
