import { z } from 'zod';
import { Id, Instant } from '../common/scalars.js';
import { PageQuery, pageOf } from '../common/page.js';
import { defineEvent } from '../wire/event.js';
import { defineRpc } from '../wire/rpc.js';

/** How long after ending a report-in oneself it can be taken up again as if it had never ended. */
export const RESUME_MINUTES = 15;

/**
 * A report-in 报到: a member registers with a community and serves there. Open to every volunteer, so that it tells
 * nothing of anybody's party membership, which is not asked for.
 */
export const ReportIn = z
  .object({
    id: Id,
    volunteerId: Id,
    volunteerName: z.string(),
    organizationId: Id,
    organizationName: z.string(),
    organizationPath: z.string(),
    startedAt: Instant,
    endedAt: Instant.nullable().meta({ description: 'null while it is active' }),
    endedBy: z.enum(['volunteer', 'community']).nullable(),
    endReason: z.string().nullable().meta({ description: 'what the community wrote when it declined' }),
  })
  .meta({ id: 'ReportIn' });
export type ReportIn = z.infer<typeof ReportIn>;

export const ReportInInput = z.strictObject({ organizationId: Id });

/** Reports the person who asks in; who is reported in there already is answered with that. */
export const startReportIn = defineRpc({
  subject: 'volunteers.v1.report-ins.start',
  input: ReportInInput,
  output: ReportIn,
  errors: ['ORGANIZATION_NOT_FOUND', 'REPORT_IN_COMMUNITIES_ONLY', 'REPORT_IN_DECLINED'],
});

/** Those of the person who asks: active ones first, then the latest. */
export const listMyReportIns = defineRpc({
  subject: 'volunteers.v1.report-ins.mine',
  input: PageQuery,
  output: pageOf(ReportIn),
  errors: ['CURSOR_INVALID'],
});

/** Ends one's own; what was served until then counts. One that has ended is answered as it is. */
export const endReportIn = defineRpc({
  subject: 'volunteers.v1.report-ins.end',
  input: z.strictObject({ id: Id }),
  output: ReportIn,
  errors: ['REPORT_IN_NOT_FOUND'],
});

/** Takes back an end of one's own within a quarter of an hour, so that no gap remains. */
export const resumeReportIn = defineRpc({
  subject: 'volunteers.v1.report-ins.resume',
  input: z.strictObject({ id: Id }),
  output: ReportIn,
  errors: ['REPORT_IN_NOT_FOUND', 'REPORT_IN_RESUME_TOO_LATE', 'REPORT_IN_DECLINED'],
});

export const CommunityReportIns = pageOf(ReportIn)
  .extend({ persons: z.int().meta({ description: 'different people who are reported in at present' }) })
  .meta({ id: 'CommunityReportIns' });
export type CommunityReportIns = z.infer<typeof CommunityReportIns>;

/** Who is reported in within a subtree, the latest first, for those in whose scope it lies. */
export const listReportIns = defineRpc({
  subject: 'volunteers.v1.report-ins.list',
  input: PageQuery.extend({ organizationId: Id }),
  output: CommunityReportIns,
  errors: ['ORGANIZATION_NOT_FOUND', 'FORBIDDEN', 'CURSOR_INVALID'],
});

export const DeclineInput = z.strictObject({ reason: z.string().trim().min(1).max(200) });

/** The community ends it, and says why; what was served until then counts. */
export const declineReportIn = defineRpc({
  subject: 'volunteers.v1.report-ins.decline',
  input: DeclineInput.extend({ id: Id }),
  output: ReportIn,
  errors: ['REPORT_IN_NOT_FOUND', 'PERSONAL_DATA_IN_TEXT'],
});

/** A report-in as it is after a change: of two versions the newer holds. */
const Snapshot = z.object({
  id: Id,
  version: z.int(),
  volunteerId: Id,
  organizationId: Id,
  organizationPath: z.string(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
});
export type ReportInSnapshot = z.infer<typeof Snapshot>;

/** It is active: it began, or its end was taken back. */
export const reportedIn = defineEvent({ subject: 'evt.volunteers.reported-in.v1', payload: Snapshot });

export const reportInEnded = defineEvent({
  subject: 'evt.volunteers.report-in-ended.v1',
  payload: Snapshot,
});

/** The community ended it, and said why. */
export const reportInDeclined = defineEvent({
  subject: 'evt.volunteers.report-in-declined.v1',
  payload: z.object({
    id: Id,
    volunteerId: Id,
    organizationName: z.string(),
    reason: z.string(),
    at: Instant,
  }),
});
