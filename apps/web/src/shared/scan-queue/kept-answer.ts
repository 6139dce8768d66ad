import type { CheckInReceipt, Direction } from '@liandong/contracts/check-ins/check-in';
import type { DisputeReason, QueuedScanAnswer } from '@liandong/contracts/check-ins/check-in-batch';
import type { Problem } from '@liandong/contracts/errors/problem';

interface Taken {
  activityId: string;
  activityTitle: string;
  /** Empty when it is the own name. */
  displayName: string;
  direction: Direction;
  /** ISO 8601. */
  at: string;
  /** Service minutes, known after check-out. */
  minutes: number | null;
}

/** The answer to a scan as this device keeps it, whichever way it came. */
export type KeptAnswer =
  | ({ outcome: 'accepted' | 'provisional' | 'duplicate' } & Taken)
  | ({ outcome: 'disputed'; reason: DisputeReason } & Taken)
  | { outcome: 'rejected'; reason: string; detail: string };

/** Of a row of a batch. */
export function answerOfRow(row: QueuedScanAnswer): KeptAnswer {
  if (row.outcome === 'rejected') {
    return { outcome: 'rejected', reason: row.reason, detail: row.detail };
  }
  const { activityId, activityTitle, displayName, direction, at } = row;
  const minutes = row.outcome === 'accepted' ? row.minutes : null;
  const taken = { activityId, activityTitle, displayName, direction, at, minutes };
  return row.outcome === 'disputed'
    ? { outcome: 'disputed', reason: row.reason, ...taken }
    : { outcome: row.outcome, ...taken };
}

/** Of a scan that was sent by itself, at once. */
export function answerOfReceipt(receipt: CheckInReceipt): KeptAnswer {
  const { activityId, activityTitle, direction, at, minutes } = receipt;
  const taken = { activityId, activityTitle, displayName: '', direction, at, minutes };
  // What a poster or six digits prove waits for the leader's word, with signal as without.
  const isProvisional = receipt.outcome === 'accepted' && receipt.grade === 'leader';
  return { outcome: isProvisional ? 'provisional' : receipt.outcome, ...taken };
}

/** Of a scan, or of a batch with one, that the gateway refused as a whole. */
export function answerOfProblem({ code, detail }: Problem): KeptAnswer {
  return { outcome: 'rejected', reason: code, detail };
}
