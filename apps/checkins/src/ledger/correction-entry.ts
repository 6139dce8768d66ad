import type { HoursStep } from '@liandong/rules/hours-steps';
import { uuidv7 } from 'uuidv7';
import { lowering } from './correction-amounts.js';
import type { NewLedgerEntry } from './ledger-entries.repository.js';
import type { StandingEntry } from './standing-entries.repository.js';

/**
 * The corrections that lower an entry to less than it counts now. They lie in the same month and carry the grades of
 * what they take away, so that totals of each grade stay right.
 * @returns none when there is nothing to take away
 */
export function loweringEntries(
  { retroMinutes, ...entry }: StandingEntry,
  to: { minutes: number; times: number },
  steps: readonly HoursStep[],
  recordedAt: Date,
): NewLedgerEntry[] {
  const less = {
    minutes: Math.max(0, entry.minutes - to.minutes),
    times: Math.max(0, entry.times - to.times),
  };
  return lowering({ grade: entry.grade, retroMinutes }, less).map((change) => ({
    ...entry,
    ...change,
    id: uuidv7(),
    kind: 'correction',
    recordedAt,
    corrects: entry.id,
    caseId: null,
    explanation: steps,
  }));
}
