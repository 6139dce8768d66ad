import { recordsService } from '@liandong/contracts/activities/activity-class';
import type { Direction, RefusalReason } from '@liandong/contracts/check-ins/check-in';
import { gradeOfOwnScan, type EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import { checkInWindow } from '@liandong/rules/check-in-window';
import type { CountedHours, OtherService } from '@liandong/rules/hours';
import { shanghaiShort } from '@liandong/rules/shanghai-time';
import { stepValidity } from '@liandong/rules/venue-code';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { hoursAt } from '../directory/hours-at.js';
import type { ReadCode } from './scan.js';

/** A check-in or check-out that is on record. */
export interface Fact {
  at: Date;
  grade: EvidenceGrade;
  /** The service minutes that it counted at once; null for a check-in, and where it counted none. */
  minutes: number | null;
}

/** What is known of one member at one activity before the scan. */
export interface Standing {
  signedUp: boolean;
  in: Fact | null;
  out: Fact | null;
  /** The title of an activity at the same time that the member is checked in to and may still leave. */
  elsewhere: string | null;
  /** What the member's service at other activities counts at the same time. */
  services: readonly OtherService[];
  /** The member manages the team, and so holds the screen: what they scan of it is their own word (rules 3 and 4). */
  manages: boolean;
  /** Too many wrong short codes were typed by this member, or for this activity, of late. */
  shortCodesLocked: boolean;
}

export type Decision =
  | {
      outcome: 'refused';
      reason: RefusalReason;
      activity: ActivityEntity | null;
      params: Record<string, string>;
    }
  | {
      outcome: 'duplicate';
      activity: ActivityEntity;
      direction: Direction;
      /** The first one. */
      fact: Fact;
    }
  | {
      outcome: 'accepted';
      activity: ActivityEntity;
      direction: Direction;
      fact: Fact;
      /** After check-out from an activity that is volunteer service (Art 19), when it counts at once. */
      service: CountedHours | null;
    };

/**
 * Decides one scan: is the code good, does the activity allow it, is the activity on, was the fact there already,
 * is it the time, may the member take part. The order is the order of what a person at the venue can do about it.
 * @param at when it happened, by the server's clock
 */
export function decideCheckIn(code: ReadCode, standing: Standing, at: Date): Decision {
  if (code.way === 'shortCode' && standing.shortCodesLocked)
    return refused('SHORT_CODE_LOCKED', code.activity);
  if (code.kind === 'refused') return refused(code.reason, code.activity);
  if (code.kind === 'revoked') return refused('CODE_REVOKED', code.activity);
  const { activity, direction } = code;
  const validity = code.step === null ? 'valid' : stepValidity(code.step, at.getTime());
  if (validity === 'expired') return refused('CODE_EXPIRED', activity);
  if (validity === 'notYet') return refused('CODE_NOT_YET_VALID', activity);
  if (activity.status === 'cancelled') return refused('ACTIVITY_CANCELLED', activity);
  if (activity.status === 'draft') return refused('ACTIVITY_NOT_PUBLISHED', activity);
  if (!activity.ways.includes(code.way)) return refused('WAY_NOT_ALLOWED', activity);

  const first = standing[direction];
  if (first) return { outcome: 'duplicate', activity, direction, fact: first };
  const { opensAt, closesAt } = checkInWindow(activity);
  if (at < opensAt) return refused('CHECK_IN_TOO_EARLY', activity, { opensAt: shanghaiShort(opensAt) });
  // Until it closes people check out; who comes when it is over was not there.
  const lastAt = direction === 'in' ? activity.endsAt : closesAt;
  if (at > lastAt) {
    const tooLate = direction === 'in' ? 'CHECK_IN_TOO_LATE' : 'CHECK_OUT_TOO_LATE';
    return refused(tooLate, activity, { closedAt: shanghaiShort(lastAt) });
  }
  const reason = direction === 'in' ? whyNotIn(activity, standing) : whyNotOut(activity, standing);
  if (reason) {
    const other = reason === 'OVERLAPS_OTHER_ACTIVITY' ? standing.elsewhere : null;
    return refused(reason, activity, other === null ? {} : { title: other });
  }
  const made = { at, grade: standing.manages ? 'leader' : gradeOfOwnScan(code.way) } as const;
  const service = direction === 'out' ? countedService(activity, standing.in, made, standing.services) : null;
  const fact: Fact = { ...made, minutes: service?.minutes ?? null };
  return { outcome: 'accepted', activity, direction, fact, service };
}

function whyNotIn(activity: ActivityEntity, standing: Standing): RefusalReason | null {
  if (!standing.signedUp && !activity.walkIns) return 'NOT_SIGNED_UP';
  return standing.elsewhere === null ? null : 'OVERLAPS_OTHER_ACTIVITY';
}

function whyNotOut(activity: ActivityEntity, standing: Standing): RefusalReason | null {
  if (activity.checkOut === 'automatic') return 'CHECK_OUT_NOT_USED';
  return standing.in ? null : 'NOT_CHECKED_IN';
}

function refused(
  reason: RefusalReason,
  activity: ActivityEntity | null,
  params: Record<string, string> = {},
): Decision {
  return { outcome: 'refused', reason, activity, params };
}

type Graded = Pick<Fact, 'at' | 'grade'>;

/** Counts at once only what devices prove from end to end; the rest waits for the leader's word. */
export function countedService(
  activity: ActivityEntity,
  came: Graded | null,
  left: Graded,
  elsewhere: readonly OtherService[],
): CountedHours | null {
  if (!came || !recordsService(activity.activityClass)) return null;
  if (came.grade !== 'device' || left.grade !== 'device') return null;
  return hoursAt(activity, came.at, left.at, elsewhere);
}
