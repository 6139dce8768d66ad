import { recordsService, type ActivityClass } from '@liandong/contracts/activities/activity-class';
import type { LedgerEntryKind } from '@liandong/contracts/ledger/ledger';
import { minutesWithoutBreaks } from '@liandong/rules/activity-length';
import { changesTo, countsMinutes, type CurrentValue, type WantedValue } from './correction-amounts.js';
import { longestService, type BoundingActivity, type Refusal } from './retro-policy.js';

/** An entry that somebody wants to correct. */
export interface CorrectedEntry extends CurrentValue {
  kind: LedgerEntryKind;
  activityClass: ActivityClass | null;
  from: Date;
  to: Date | null;
}

/**
 * Whether an entry may be made to count what is wanted.
 * @param activity of the entry, null when there is none; then its own time bounds it
 */
export function judgeCorrection(
  entry: CorrectedEntry,
  wanted: WantedValue,
  activity: BoundingActivity | null,
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
  }
  if (changesTo(entry, wanted).length > 0) return null;
  return { code: 'CORRECTION_CHANGES_NOTHING', params: { minutes: entry.minutes } };
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
