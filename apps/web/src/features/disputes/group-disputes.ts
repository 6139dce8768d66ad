import type { Dispute } from '@liandong/contracts/check-ins/check-in-batch';

/** The open scans of one person in one direction, which are decided together; the oldest first. */
export interface DisputedPerson {
  key: string;
  /** The one that says best when it happened: of those that can be true the first to come, the last to leave. */
  dispute: Dispute;
  all: readonly Dispute[];
}

/** @param disputes oldest first; the groups come in the order of their oldest */
export function groupDisputes(disputes: readonly Dispute[]): DisputedPerson[] {
  const groups = new Map<string, Dispute[]>();
  for (const dispute of disputes) {
    const key = `${dispute.volunteerId} ${dispute.direction}`;
    groups.set(key, [...(groups.get(key) ?? []), dispute]);
  }
  return [...groups].flatMap(([key, all]) => {
    const possible = all.filter((one) => one.possible);
    const best = possible.length > 0 ? possible : all;
    const dispute = best[0]?.direction === 'out' ? best.at(-1) : best[0];
    return dispute ? [{ key, dispute, all }] : [];
  });
}
