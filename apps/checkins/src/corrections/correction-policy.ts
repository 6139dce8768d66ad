import { recordsService, type ActivityClass } from '@liandong/contracts/activities/activity-class';
import type { LedgerEntryKind } from '@liandong/contracts/ledger/ledger';
import { minutesWithoutBreaks } from '@liandong/rules/activity-length';
import { sharedSpan } from '@liandong/rules/spans';
import {
  changesTo,
  countsMinutes,
  type CurrentValue,
  type WantedValue,
} from '../ledger/correction-amounts.js';
import { longestService, type BoundingActivity, type OtherService, type Refusal } from './retro-policy.js';

/** An entry that somebody wants to correct. */
export interface CorrectedEntry extends CurrentValue {
  kind: LedgerEntryKind;
  activityClass: ActivityClass | null;
  from: Date;
  to: Date | null;
}

/**
 * Whether an entry may be made to count what is wanted.
 * @param activity of the entry as far as it was held by now, null when there is none; then its own time bounds it
 * @param services what the person's service counts around that time, here and elsewhere
 */
export function judgeCorrection(
  entry: CorrectedEntry,
  wanted: WantedValue,
  activity: BoundingActivity | null,
  services: readonly OtherService[],
): Refusal | null {
  if (entry.kind === 'correction') return { code: 'CORRECTION_OF_CORRECTION', params: {} };
  if (!wanted.annul) {
    if (!countsMinutes(entry.kind)) return { code: 'ENTRY_HAS_NO_MINUTES', params: {} };
    const isService = entry.activityClass === null || recordsService(entry.activityClass);
    if (entry.kind !== 'training' && !isService && wanted.minutes > 0) {
      return { code: 'NOT_VOLUNTEER_SERVICE', params: {} };
    }
    const own = minutesWithoutBreaks({ from: entry.from, to: entry.to ?? entry.from }, []);
    const limit = activity ? longestService(activity) : own;
    if (wanted.minutes > limit) return { code: 'MORE_THAN_ACTIVITY', params: { limit } };
    const clash =
      activity && wanted.minutes > entry.minutes ? clashOf(activity, services, wanted.minutes) : null;
    if (clash) return { code: 'RETRO_OVERLAPS', params: { title: clash.title } };
  }
  if (wanted.annul && entry.kind === 'attendance') {
    const there = services.some(({ activityId, minutes }) => activityId === activity?.id && minutes > 0);
    if (there) return { code: 'ATTENDANCE_HAS_SERVICE', params: {} };
  }
  if (changesTo(entry, wanted).length > 0) return null;
  return { code: 'CORRECTION_CHANGES_NOTHING', params: { minutes: entry.minutes } };
}

/** The service elsewhere that leaves no room for so many minutes at the activity: together they are no more than the clock. */
function clashOf(
  activity: BoundingActivity,
  services: readonly OtherService[],
  minutes: number,
): OtherService | null {
  let room = longestService(activity);
  for (const other of services) {
    if (other.activityId === activity.id) continue;
    const shared = sharedSpan({ from: activity.startsAt, to: activity.endsAt }, other);
    if (!shared) continue;
    room -= Math.min(other.minutes, minutesWithoutBreaks(shared, activity.breaks));
    if (minutes > room) return other;
  }
  return null;
}

/** What an entry counted when its case was proposed. */
export interface SeenValue {
  minutesBefore: number | null;
  timesBefore: number | null;
}

/** A case is about the value that its proposer saw; when that has changed, it must be looked at again. */
export function judgeFreshness(
  seen: SeenValue,
  { minutes, times }: Pick<CurrentValue, 'minutes' | 'times'>,
): Refusal | null {
  if (seen.minutesBefore === minutes && seen.timesBefore === times) return null;
  return { code: 'LEDGER_CASE_STALE', params: { minutes } };
}
