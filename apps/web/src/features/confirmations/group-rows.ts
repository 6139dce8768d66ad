import type { Confirmation, ConfirmationRow } from '@liandong/contracts/confirmations/confirmation';

export interface GroupedRows {
  /** A person has to decide their time. */
  decide: ConfirmationRow[];
  /** Can be confirmed as proposed, or wait for something. */
  open: ConfirmationRow[];
  /** Nothing is left to do for their hours. */
  settled: ConfirmationRow[];
}

/** What needs a thought comes first. */
export function groupRows({ rows, cancelled }: Pick<Confirmation, 'rows' | 'cancelled'>): GroupedRows {
  const groups: GroupedRows = { decide: [], open: [], settled: [] };
  for (const row of rows) groups[groupOf(row, cancelled)].push(row);
  return groups;
}

function groupOf({ state, minutes }: ConfirmationRow, cancelled: boolean): keyof GroupedRows {
  // That somebody was at a cancelled activity is for its leader to say, whatever the codes prove.
  if (cancelled && state === 'proven') return 'open';
  if (state === 'raisable') return 'decide';
  if (state === 'open') return minutes === null ? 'decide' : 'open';
  return ['confirmed', 'proven', 'entered'].includes(state) ? 'settled' : 'open';
}
