import type { ActivityPatch } from '@liandong/contracts/activities/activity';
import type { CheckInPolicy } from '@liandong/contracts/check-ins/check-in-policy';
import { AppError } from '@liandong/contracts/errors/app-error';
import { checkInWindow } from '@liandong/rules/check-in-window';
import { shanghaiShort } from '@liandong/rules/shanghai-time';
import type { z } from 'zod';
import type { ActivityEntity } from './activity.entity.js';
import { checkBreaks, distinct, hasSameBreaks, isSamePolicy } from './check-in-rules.js';

/** An activity that is longer is several; times and lists rely on this bound, in milliseconds. */
export const MAX_LENGTH_MS = 24 * 3_600_000;

/** How long a time that a form names to the minute counts as now, in milliseconds. */
const THIS_MINUTE_MS = 60_000;

/** What a change does to an activity; the version and what is not named stay. */
export type ActivityChange = Partial<Omit<ActivityEntity, 'id' | 'version' | 'teamId' | 'team'>>;

type Stage = Pick<ActivityEntity, 'status' | 'startsAt' | 'endsAt'>;

type Timed = Stage & CheckInPolicy & Pick<ActivityEntity, 'waitsUntil'>;

/**
 * @throws AppError ACTIVITY_ENDS_BEFORE_START, ACTIVITY_TOO_LONG, BREAK_OUTSIDE_ACTIVITY, BREAKS_OVERLAP
 */
export function checkPlan(plan: Pick<ActivityEntity, 'startsAt' | 'endsAt' | 'breaks'>): void {
  checkTimes(plan.startsAt, plan.endsAt);
  checkBreaks(plan);
}

/** @throws AppError ACTIVITY_ENDS_BEFORE_START, ACTIVITY_TOO_LONG unless it ends after it starts and within 24 hours */
export function checkTimes(startsAt: Date, endsAt: Date): void {
  const length = endsAt.getTime() - startsAt.getTime();
  if (length <= 0) throw new AppError('ACTIVITY_ENDS_BEFORE_START');
  if (length > MAX_LENGTH_MS) throw new AppError('ACTIVITY_TOO_LONG');
}

/**
 * What a patch changes. Drafts and published activities change; the times of a published one only as far as nobody
 * can have come by them, and how to check in until that closes.
 * @throws AppError ACTIVITY_STATE_FORBIDS, ACTIVITY_CHANGED_MEANWHILE when the patch was made from another
 *   version, ACTIVITY_ENDS_BEFORE_START, ACTIVITY_TOO_LONG, BREAK_OUTSIDE_ACTIVITY, BREAKS_OVERLAP, BREAK_PAST,
 *   CHECK_OUT_IN_USE, ACTIVITY_TIME_PAST, ACTIVITY_BEGUN, ACTIVITY_CHECK_IN_OPEN
 */
export function decideUpdate(
  activity: Timed & Pick<ActivityEntity, 'version'>,
  patch: z.output<typeof ActivityPatch>,
  now: Date,
): ActivityChange {
  if (activity.status !== 'draft' && activity.status !== 'published') throw forbiddenIn(activity);
  if (patch.version !== activity.version) throw new AppError('ACTIVITY_CHANGED_MEANWHILE');
  const { version: _read, startsAt, endsAt, checkInPolicy, ...facts } = patch;
  const policy = checkInPolicy && patched(activity, checkInPolicy);
  const another = policy && !isSamePolicy(activity, policy) ? policy : null;
  if (another) checkPolicyOpen(activity, another, now);
  const parties = facts.linkedParties && { linkedParties: distinct(facts.linkedParties) };
  const times = decideTimes(activity, startsAt, endsAt, now);
  const waiting = another || times.startsAt ? whileWaiting(activity, now) : {};
  const change = { ...facts, ...parties, ...policy, ...times, ...waiting };
  checkBreaks({ ...activity, ...change });
  return change;
}

/**
 * Who came, came by the policy as it was: afterwards nobody is let in by another. Breaks are times: what has passed
 * stays as it was, since a break would take away what was given and no reason is asked for it. Once people may be there,
 * they keep the check-out that proves how long they stayed.
 */
function checkPolicyOpen(activity: Timed, policy: CheckInPolicy, now: Date): void {
  if (activity.status !== 'published') return;
  const isOver = now >= activity.endsAt && !hasSameBreaks(activity, policy);
  if (isOver || now > checkInWindow(activity).closesAt) throw forbiddenIn(activity);
  const givesUpCheckOut = activity.checkOut === 'required' && policy.checkOut === 'automatic';
  if (givesUpCheckOut && now >= checkInWindow(activity).opensAt) throw new AppError('CHECK_OUT_IN_USE');
  const passed = new Date(now.getTime() - THIS_MINUTE_MS);
  if (!hasSameBreaks(activity, policy, passed)) throw new AppError('BREAK_PAST');
}

/** How it is checked into with what a patch changes of it. */
function patched(activity: CheckInPolicy, patch: Partial<CheckInPolicy>): CheckInPolicy {
  const { earlyMinutes, lateMinutes, walkIns, ways, checkOut, breaks, position } = { ...activity, ...patch };
  return { earlyMinutes, lateMinutes, walkIns, ways: distinct(ways), checkOut, breaks, position };
}

/** Kept at the first change, so that several small ones do not lead to another day. */
function whileWaiting(activity: Timed, now: Date): Pick<ActivityChange, 'waitsUntil'> {
  const first = activity.status === 'published' && activity.waitsUntil === null;
  return first && now >= checkInWindow(activity).opensAt ? { waitsUntil: activity.endsAt } : {};
}

function decideTimes(
  activity: Timed,
  newStart: string | undefined,
  newEnd: string | undefined,
  now: Date,
): Pick<ActivityChange, 'startsAt' | 'endsAt'> {
  const startsAt = newStart ? new Date(newStart) : activity.startsAt;
  const endsAt = newEnd ? new Date(newEnd) : activity.endsAt;
  const endStays = endsAt.getTime() === activity.endsAt.getTime();
  if (endStays && startsAt.getTime() === activity.startsAt.getTime()) return {};
  if (activity.status === 'published') {
    if (now >= activity.endsAt) throw forbiddenIn(activity);
    checkNewStart(activity, startsAt, now);
    if (!endStays) checkNotPast(endsAt, now);
  }
  checkTimes(startsAt, endsAt);
  return { startsAt, endsAt };
}

/**
 * Once people check in, an activity can be put off while they wait, and not to another day: who came would be there
 * neither then nor now.
 */
function checkNewStart(activity: Timed, startsAt: Date, now: Date): void {
  const isOtherwise = startsAt.getTime() !== activity.startsAt.getTime();
  if (isOtherwise && now.getTime() > activity.startsAt.getTime() + THIS_MINUTE_MS)
    throw new AppError('ACTIVITY_BEGUN');
  if (startsAt < activity.startsAt) checkNotPast(startsAt, now);
  const { waitsUntil } = { ...activity, ...whileWaiting(activity, now) };
  if (waitsUntil && startsAt > activity.startsAt && startsAt >= waitsUntil) {
    throw new AppError('ACTIVITY_CHECK_IN_OPEN', { until: shanghaiShort(waitsUntil) });
  }
}

/** What is past is entered afterwards, with the eyes of a second person (product.md rule 4). */
function checkNotPast(time: Date, now: Date): void {
  if (time.getTime() <= now.getTime() - THIS_MINUTE_MS) throw new AppError('ACTIVITY_TIME_PAST');
}

// draft → published → completed | cancelled. A step into the state that it is in already changes nothing:
// a double tap is harmless.

/** @throws AppError ACTIVITY_STATE_FORBIDS unless it is a draft (or published already: null) */
export function decidePublish(activity: Stage, now: Date): ActivityChange | null {
  if (activity.status === 'published') return null;
  if (activity.status !== 'draft') throw forbiddenIn(activity);
  return { status: 'published', publishedAt: now };
}

/**
 * Its sign-ups stay as they are: people see what became of it. What has taken place is not called off.
 * @throws AppError ACTIVITY_STATE_FORBIDS, ACTIVITY_OVER
 */
export function decideCancel(activity: Stage, reason: string, now: Date): ActivityChange | null {
  if (activity.status === 'cancelled') return null;
  if (activity.status !== 'published') throw forbiddenIn(activity);
  if (now >= activity.endsAt) throw new AppError('ACTIVITY_OVER');
  return { status: 'cancelled', cancelReason: reason, cancelledAt: now };
}

/** @throws AppError ACTIVITY_STATE_FORBIDS unless it is a draft: of anything else people know */
export function checkDiscardable(activity: Stage): void {
  if (activity.status !== 'draft') throw forbiddenIn(activity);
}

/** @throws AppError ACTIVITY_STATE_FORBIDS unless it is published, ACTIVITY_NOT_OVER while it is not over */
export function decideComplete(activity: Stage, now: Date): ActivityChange | null {
  if (activity.status === 'completed') return null;
  if (activity.status !== 'published') throw forbiddenIn(activity);
  if (now < activity.endsAt)
    throw new AppError('ACTIVITY_NOT_OVER', { endsAt: shanghaiShort(activity.endsAt) });
  return { status: 'completed' };
}

/** Whether a change puts somebody in charge: with the publication, or of what is published. Of drafts nobody knows. */
export function isEntrusted(
  before: Pick<ActivityEntity, 'status' | 'responsibleId'>,
  after: Pick<ActivityEntity, 'status' | 'responsibleId'>,
): boolean {
  if (after.status !== 'published') return false;
  return before.status !== 'published' || before.responsibleId !== after.responsibleId;
}

function forbiddenIn(activity: Stage): AppError {
  return new AppError('ACTIVITY_STATE_FORBIDS', { status: activity.status });
}
