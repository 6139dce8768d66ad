import type { LedgerEntryDetail } from '@liandong/contracts/ledger/ledger';

/** What an entry counts with its corrections, in minutes. */
export function countedMinutes({ minutes, corrections }: LedgerEntryDetail): number {
  return corrections.reduce((sum, correction) => sum + correction.minutes, minutes);
}
