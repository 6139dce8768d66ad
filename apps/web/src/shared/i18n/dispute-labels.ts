import type { DisputeReason } from '@liandong/contracts/check-ins/check-in-batch';
import { m } from '../../paraglide/messages.js';

const labels: Record<DisputeReason, () => string> = {
  CLOCK_UNKNOWN: m.dispute_CLOCK_UNKNOWN,
  CLOCK_WENT_BACK: m.dispute_CLOCK_WENT_BACK,
  CODE_TIME_MISMATCH: m.dispute_CODE_TIME_MISMATCH,
  SCANNED_IN_FUTURE: m.dispute_SCANNED_IN_FUTURE,
  SCANNED_TOO_LONG_AGO: m.dispute_SCANNED_TOO_LONG_AGO,
  OUTSIDE_WINDOW: m.dispute_OUTSIDE_WINDOW,
  OUT_BEFORE_IN: m.dispute_OUT_BEFORE_IN,
  OVERLAPS_OTHER_ACTIVITY: m.dispute_OVERLAPS_OTHER_ACTIVITY,
  NOT_SIGNED_UP: m.dispute_NOT_SIGNED_UP,
  CODE_REVOKED_SINCE: m.dispute_CODE_REVOKED_SINCE,
  WAY_NOT_ALLOWED_SINCE: m.dispute_WAY_NOT_ALLOWED_SINCE,
  CHECK_OUT_NOT_USED_SINCE: m.dispute_CHECK_OUT_NOT_USED_SINCE,
  ACTIVITY_CANCELLED_SINCE: m.dispute_ACTIVITY_CANCELLED_SINCE,
  DECIDED_SINCE: m.dispute_DECIDED_SINCE,
  SIGNED_UP_SINCE: m.dispute_SIGNED_UP_SINCE,
};

/** Why a scan without signal waits for the leader, in a sentence. */
export function disputeLabel(reason: DisputeReason): string {
  return labels[reason]();
}
