import type { ConfirmationRow } from '@liandong/contracts/confirmations/confirmation';

export interface GroupedRows {
  /** A person has to decide their time. */
  decide: ConfirmationRow[];
  /** Can be confirmed as proposed, or wait for something. */
  open: ConfirmationRow[];
  /** Nothing is left to do for their hours. */
  settled: ConfirmationRow[];
}

/** What needs a thought comes first. */
export function groupRows(rows: readonly ConfirmationRow[]): GroupedRows {
  const groups: GroupedRows = { decide: [], open: [], settled: [] };
  for (const row of rows) groups[groupOf(row)].push(row);
  return groups;
}

function groupOf({ state, minutes }: ConfirmationRow): keyof GroupedRows {
  if (state === 'raisable') return 'decide';
  if (state === 'open') return minutes === null ? 'decide' : 'open';
  return ['confirmed', 'proven', 'entered'].includes(state) ? 'settled' : 'open';
}
