import type { ClockDoubt, TrueTime } from './offline-clock.js';
import { wasOverWhenPublished } from './publication.js';
import type { ShownSpan } from './venue-code.js';

/**
 * What becomes of a scan that was made without signal. The same decision on the server, where it is final, and on
 * the device, where it says what to expect. All times are milliseconds since 1970 by the server's clock.
 */

export type OfflineWay = 'venueCode' | 'printedCode' | 'memberCode' | 'shortCode' | 'manual';

export type DisputedBecause =
  | ClockDoubt
  | 'CODE_TIME_MISMATCH'
  | 'OUTSIDE_WINDOW'
  | 'OUT_BEFORE_IN'
  | 'OVERLAPS_OTHER_ACTIVITY'
  | 'NOT_SIGNED_UP'
  | 'CODE_REVOKED_SINCE'
  | 'WAY_NOT_ALLOWED_SINCE'
  | 'CHECK_OUT_NOT_USED_SINCE'
  | 'ACTIVITY_CANCELLED_SINCE'
  | 'DECIDED_SINCE';

export type RejectedBecause =
  | 'ACTIVITY_NOT_PUBLISHED'
  | 'PUBLISHED_AFTER_END'
  | 'CODE_EXPIRED'
  | 'CODE_REVOKED';

/** What a genuine code says of the time. */
export type CodeTime =
  /** Shown by a screen between these instants and never else. */
  | ({ kind: 'shown' } & ShownSpan)
  /**
   * A member code: signed at an instant, good until another, or, on a card, until it is revoked. `shown`: when the
   * member's phone showed it, by its proof; null for a card, and for what no phone proves.
   */
  | { kind: 'issued'; at: number; until: number | null; shown: ShownSpan | null }
  /** A poster, or a ticked name. */
  | { kind: 'none' };

/** One scan whose code is known to be genuine, with all that decides about it. */
export interface OfflineScan {
  way: OfflineWay;
  /** `own`: the member's own phone. `leader`: the device of somebody who manages the team. */
  by: 'own' | 'leader';
  direction: 'in' | 'out';
  time: TrueTime;
  code: CodeTime;
  /** When codes like this one were made useless; null while they are good. */
  revokedAt: number | null;
  activity: {
    status: 'draft' | 'published' | 'completed' | 'cancelled';
    ways: readonly OfflineWay[];
    /** `automatic`: nobody checks out. */
    checkOut: 'required' | 'automatic';
    /** Null where it is not known. */
    publishedAt: number | null;
    endsAt: number;
    opensAt: number;
    closesAt: number;
    walkIns: boolean;
  };
  member: {
    signedUp: boolean;
    checkedInAt: number | null;
    checkedOutAt: number | null;
    /** Checked in to another activity at that time. */
    busyElsewhere: boolean;
    /** A leader has decided on this attendance by now, or two people on what it counts. */
    decided: boolean;
  };
}

export type OfflineVerdict =
  | { outcome: 'accepted'; at: number; grade: 'device' | 'leader' }
  /** A fact that counts when the leader confirms it: the code could have been passed on. */
  | { outcome: 'provisional'; at: number; grade: 'leader' }
  /** The fact was there; its time. */
  | { outcome: 'duplicate'; at: number }
  /** For the leader to decide; the time as far as it can be told. */
  | { outcome: 'disputed'; at: number; reason: DisputedBecause }
  | { outcome: 'rejected'; reason: RejectedBecause };

/** How late a scan may seem because the network was slow when it was sent at last. */
export const UPLOAD_TOLERANCE_MS = 30_000;

/**
 * Decides one scan. Rejected is only what no leader could wish to accept; whatever could be true and cannot be
 * proven goes to the leader.
 */
export function offlineVerdict(scan: OfflineScan): OfflineVerdict {
  const { activity, member, direction, time } = scan;
  const { at } = time;
  if (activity.status === 'draft') return { outcome: 'rejected', reason: 'ACTIVITY_NOT_PUBLISHED' };
  const first = direction === 'in' ? member.checkedInAt : member.checkedOutAt;
  if (first !== null) return { outcome: 'duplicate', at: first };
  const rejected = rejectionOf(scan);
  if (rejected) return { outcome: 'rejected', reason: rejected };
  const disputed = time.doubt ?? disputeOf(scan);
  if (disputed) return { outcome: 'disputed', at, reason: disputed };
  if (scan.by === 'own') return { outcome: 'provisional', at, grade: 'leader' };
  return { outcome: 'accepted', at, grade: wasThere(scan.code, at) ? 'device' : 'leader' };
}

/**
 * Whether the member's phone was before the scanner: it alone makes what it showed then. A card or a picture of a
 * phone is in the leader's hands, and as good as the leader's word.
 */
function wasThere(code: CodeTime, at: number): boolean {
  return code.kind === 'issued' && code.shown !== null && isShownAround(code.shown, at);
}

/** Whether a phone that showed a code then can have been before the scanner at this time, by clocks that differ a little. */
export function isShownAround(shown: ShownSpan, at: number): boolean {
  return isAround(shown, at, UPLOAD_TOLERANCE_MS);
}

function rejectionOf({
  activity,
  code,
  revokedAt,
  time: { at, doubt },
}: OfflineScan): RejectedBecause | null {
  const { publishedAt, endsAt } = activity;
  if (wasOverWhenPublished(publishedAt, endsAt)) return 'PUBLISHED_AFTER_END';
  return doubt === null ? codeEndedBefore(code, revokedAt, at) : null;
}

/**
 * Why a code was no good any more when it was scanned; null when it was, or when it is not known to be.
 * @param revokedAt when codes like this one were made useless; null while they are good
 */
export function codeEndedBefore(
  code: CodeTime,
  revokedAt: number | null,
  at: number,
): 'CODE_EXPIRED' | 'CODE_REVOKED' | null {
  if (code.kind === 'issued' && code.until !== null && at > code.until) return 'CODE_EXPIRED';
  return revokedAt !== null && at >= revokedAt ? 'CODE_REVOKED' : null;
}

function disputeOf(scan: OfflineScan): DisputedBecause | null {
  const { activity, member, direction, code } = scan;
  const { at } = scan.time;
  if (member.decided) return 'DECIDED_SINCE';
  if (!fits(code, at)) return 'CODE_TIME_MISMATCH';
  if (scan.revokedAt !== null) return 'CODE_REVOKED_SINCE';
  if (activity.status === 'cancelled') return 'ACTIVITY_CANCELLED_SINCE';
  // Nobody makes such codes, nor takes such scans, where it is not allowed: it was, then.
  if (!activity.ways.includes(scan.way)) return 'WAY_NOT_ALLOWED_SINCE';
  if (direction === 'out' && activity.checkOut === 'automatic') return 'CHECK_OUT_NOT_USED_SINCE';
  if (at < activity.opensAt || at > activity.closesAt) return 'OUTSIDE_WINDOW';
  if (scan.by === 'own' && direction === 'in' && at > activity.endsAt) return 'OUTSIDE_WINDOW';
  if (direction === 'out') {
    return member.checkedInAt === null || at < member.checkedInAt ? 'OUT_BEFORE_IN' : null;
  }
  if (!member.signedUp && !activity.walkIns) return 'NOT_SIGNED_UP';
  return member.busyElsewhere ? 'OVERLAPS_OTHER_ACTIVITY' : null;
}

/** Whether a scan can have seen this code at this time; a member code may seem a little newer than its scan. */
function fits(code: CodeTime, at: number): boolean {
  if (code.kind === 'none') return true;
  if (code.kind === 'issued') return at >= code.at - UPLOAD_TOLERANCE_MS;
  return isAround(code, at, 0);
}

/** @param earlyMs how much earlier than it was shown a code may seem to be scanned */
function isAround({ from, until }: ShownSpan, at: number, earlyMs: number): boolean {
  return at >= from - earlyMs && at <= until + UPLOAD_TOLERANCE_MS;
}
