import { recordsService } from '@liandong/contracts/activities/activity-class';
import type { Direction, RefusalReason } from '@liandong/contracts/check-ins/check-in';
import { checkInWindow } from '@liandong/rules/check-in-window';
import { countHours, type CountedHours } from '@liandong/rules/hours';
import { spansOf } from '@liandong/rules/spans';
import { shanghaiShort } from '@liandong/rules/shanghai-time';
import { stepValidity } from '@liandong/rules/venue-code';
import type { ActivityEntity } from '../directory/activity.entity.js';
import type { ReadCode } from '../venue-codes/venue-code-reader.js';

/** What is known of one member at one activity before the scan. */
export interface Standing {
  signedUp: boolean;
  checkedInAt: Date | null;
  checkedOutAt: Date | null;
}

export type Decision =
  | {
      outcome: 'refused';
      reason: RefusalReason;
      activity: ActivityEntity | null;
      params: Record<string, string>;
    }
  | {
      outcome: 'accepted' | 'duplicate';
      activity: ActivityEntity;
      direction: Direction;
      /** Of the fact: now, or for a duplicate the first one's time. */
      at: Date;
      /** After check-out from an activity that is volunteer service (Art 19). */
      service: CountedHours | null;
    };

/**
 * Decides one scan: is the code good, is the activity on, was the fact there already, is it the time, may the
 * member take part. The order is the order of what a person at the venue can do about it.
 * @param receivedAt when the scan came to the door, by the server's clock
 */
export function decideCheckIn(code: ReadCode, standing: Standing, receivedAt: Date): Decision {
  if (code.kind === 'malformed') return refused('CODE_MALFORMED', null);
  if (code.kind === 'unknown') return refused('CODE_UNKNOWN', null);
  const { activity } = code;
  if (code.kind === 'forged') return refused('CODE_FORGED', activity);
  const validity = stepValidity(code.step, receivedAt.getTime());
  if (validity === 'expired') return refused('CODE_EXPIRED', activity);
  if (validity === 'notYet') return refused('CODE_NOT_YET_VALID', activity);
  if (activity.status === 'cancelled') return refused('ACTIVITY_CANCELLED', activity);
  if (activity.status === 'draft') return refused('ACTIVITY_NOT_PUBLISHED', activity);

  const { direction } = code;
  const first = direction === 'in' ? standing.checkedInAt : standing.checkedOutAt;
  if (first) {
    return {
      outcome: 'duplicate',
      activity,
      direction,
      at: first,
      service: direction === 'out' ? serviceOf(activity, standing.checkedInAt, first) : null,
    };
  }
  const { opensAt, closesAt } = checkInWindow(activity);
  if (receivedAt < opensAt)
    return refused('CHECK_IN_TOO_EARLY', activity, { opensAt: shanghaiShort(opensAt) });
  if (receivedAt > closesAt)
    return refused('CHECK_IN_TOO_LATE', activity, { closedAt: shanghaiShort(closesAt) });
  if (direction === 'out') {
    if (!standing.checkedInAt) return refused('NOT_CHECKED_IN', activity);
    const service = serviceOf(activity, standing.checkedInAt, receivedAt);
    return { outcome: 'accepted', activity, direction, at: receivedAt, service };
  }
  if (!standing.signedUp && !activity.walkIns) return refused('NOT_SIGNED_UP', activity);
  return { outcome: 'accepted', activity, direction, at: receivedAt, service: null };
}

function refused(
  reason: RefusalReason,
  activity: ActivityEntity | null,
  params: Record<string, string> = {},
): Decision {
  return { outcome: 'refused', reason, activity, params };
}

function serviceOf(
  activity: ActivityEntity,
  checkedInAt: Date | null,
  checkedOutAt: Date,
): CountedHours | null {
  if (!checkedInAt || !recordsService(activity.activityClass)) return null;
  return countHours({
    checkedInAt,
    checkedOutAt,
    startsAt: activity.startsAt,
    endsAt: activity.endsAt,
    breaks: spansOf(activity.breaks),
    others: [],
  });
}
