import type { ActivityStatus } from '@liandong/contracts/activities/activity';
import { recordsService, type ActivityClass } from '@liandong/contracts/activities/activity-class';
import type { Break } from '@liandong/contracts/check-ins/check-in-policy';
import type { ErrorCode, ErrorParams } from '@liandong/contracts/errors/catalog';
import { shanghaiShort } from '@liandong/rules/shanghai-time';
import { minutesWithoutBreaks, type Span } from '@liandong/rules/activity-length';

/** The activity as far as it bounds what may be entered for it. */
export interface BoundingActivity {
  id: string;
  status: ActivityStatus;
  activityClass: ActivityClass;
  startsAt: Date;
  endsAt: Date;
  breaks: readonly Break[];
}

/** Service time that the person has elsewhere or here, with its corrections. */
export interface OtherService extends Span {
  activityId: string | null;
  title: string;
  minutes: number;
}

export interface Refusal {
  code: ErrorCode;
  params: ErrorParams;
}

/**
 * Whether anything may be entered for the activity at all.
 * @param activity as far as it was held: one that was cancelled on the way counts until then
 */
export function judgeActivity(activity: BoundingActivity, now: Date): Refusal | null {
  const held = activity.status !== 'draft' && activity.startsAt < activity.endsAt;
  return held && activity.endsAt <= now ? null : { code: 'RETRO_TOO_SOON', params: {} };
}

/**
 * Whether service time may be entered for one person: volunteer service only (Art 19), within the activity, once
 * for an activity, and not at two places at once.
 */
export function judgeRetroService(
  span: Span,
  activity: BoundingActivity,
  others: readonly OtherService[],
): Refusal | null {
  if (!recordsService(activity.activityClass)) return { code: 'NOT_VOLUNTEER_SERVICE', params: {} };
  const { startsAt, endsAt } = activity;
  if (span.from < startsAt || span.to > endsAt || span.from >= span.to) {
    const params = { startsAt: shanghaiShort(startsAt), endsAt: shanghaiShort(endsAt) };
    return { code: 'RETRO_OUTSIDE_ACTIVITY', params };
  }
  if (minutesWithoutBreaks(span, activity.breaks) === 0) return { code: 'RETRO_IN_BREAK', params: {} };
  if (others.some(({ activityId }) => activityId === activity.id))
    return { code: 'RETRO_EXISTS', params: {} };
  const clash = others.find(({ from, to, minutes }) => minutes > 0 && from < span.to && span.from < to);
  return clash ? { code: 'RETRO_OVERLAPS', params: { title: clash.title } } : null;
}

/** Whether a training or an award has been by now. @param at its end, or when it was granted */
export function judgePast(at: Date, now: Date): Refusal | null {
  return at <= now ? null : { code: 'RETRO_AHEAD', params: {} };
}

const LONGEST_TRAINING_MS = 366 * 86_400_000;

/** Whether study time may be entered: no more than lies between its beginning and its end, which are a year apart at most. */
export function judgeTraining(span: Span, minutes: number): Refusal | null {
  if (span.to.getTime() - span.from.getTime() > LONGEST_TRAINING_MS)
    return { code: 'RETRO_TOO_LONG', params: {} };
  const limit = minutesWithoutBreaks(span, []);
  return minutes > limit ? { code: 'MORE_THAN_ACTIVITY', params: { limit } } : null;
}

/** What may be counted for an activity at most, in minutes. */
export function longestService(activity: BoundingActivity): number {
  return minutesWithoutBreaks({ from: activity.startsAt, to: activity.endsAt }, activity.breaks);
}
