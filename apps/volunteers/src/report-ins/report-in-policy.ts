import type { ErrorCode } from '@liandong/contracts/errors/catalog';
import type { OrganizationKind } from '@liandong/contracts/people/organization';
import { RESUME_MINUTES, type ReportIn } from '@liandong/contracts/people/report-in';

/** How long a community that declined is not asked again, so that nobody has to decline the same twice a day. */
export const DECLINED_DAYS = 30;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How an earlier report-in ended. */
export type End = Pick<ReportIn, 'endedBy'> & { endedAt: Date | null };

/** The first instant at which the person may report in there again; null when nothing is in the way. */
export function declinedUntil({ endedBy, endedAt }: End, now: Date): Date | null {
  if (endedBy !== 'community' || endedAt === null) return null;
  const until = new Date(endedAt.getTime() + DECLINED_DAYS * DAY);
  return until > now ? until : null;
}

/** @returns the error that a report-in at this organisation has to be answered with, or null */
export function whyNotReportIn(
  organization: { kind: OrganizationKind } | null,
  lastEnd: End | null,
  now: Date,
): ErrorCode | null {
  if (!organization) return 'ORGANIZATION_NOT_FOUND';
  if (organization.kind !== 'community') return 'REPORT_IN_COMMUNITIES_ONLY';
  return lastEnd && declinedUntil(lastEnd, now) ? 'REPORT_IN_DECLINED' : null;
}

/** Only an end of one's own is taken back, and only as long as a slip of the thumb may last. */
export function whyNotResume({ endedBy, endedAt }: End, now: Date): ErrorCode | null {
  if (endedAt === null) return null;
  if (endedBy === 'community') return 'REPORT_IN_DECLINED';
  return now.getTime() - endedAt.getTime() > RESUME_MINUTES * MINUTE ? 'REPORT_IN_RESUME_TOO_LATE' : null;
}
