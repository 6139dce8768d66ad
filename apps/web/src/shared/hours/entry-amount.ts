import type { LedgerEntry } from '@liandong/contracts/ledger/ledger';
import { m } from '../../paraglide/messages.js';
import { duration } from '../time/format.js';

/** What an entry counts: minutes, of a correction with their sign, or person-times where it counts no time. */
export function entryAmount({
  kind,
  minutes,
  times,
}: Pick<LedgerEntry, 'kind' | 'minutes' | 'times'>): string {
  if (kind === 'award') return '–';
  if (minutes === 0 && times !== 0) return times < 0 ? m.one_attendance_less() : m.one_attendance();
  return kind === 'correction' && minutes > 0 ? `+${duration(minutes)}` : duration(minutes);
}
