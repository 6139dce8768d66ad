import type { HoursStep } from '@liandong/rules/hours-steps';
import { uuidv7 } from 'uuidv7';
import type { NewLedgerEntry } from './ledger-entries.repository.js';
import type { StandingEntry } from './standing-entries.repository.js';

/**
 * The correction that lowers an entry to less than it counts now. It lies in the same month and carries the grade
 * of what it takes away, so that totals of each grade stay right.
 * @returns null when there is nothing to take away
 */
export function loweringEntry(
  entry: StandingEntry,
  to: { minutes: number; times: number },
  steps: readonly HoursStep[],
  recordedAt: Date,
): NewLedgerEntry | null {
  const minutes = Math.min(0, to.minutes - entry.minutes);
  const times = Math.min(0, to.times - entry.times);
  if (minutes === 0 && times === 0) return null;
  return {
    ...entry,
    id: uuidv7(),
    kind: 'correction',
    minutes,
    times,
    recordedAt,
    corrects: entry.id,
    caseId: null,
    explanation: steps,
  };
}
