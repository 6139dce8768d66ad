import { z } from 'zod';
import { ActivityClass, LinkedParty } from '../activities/activity-class.js';
import { EvidenceGrade } from '../check-ins/evidence-grade.js';
import { Id, Instant, Minutes, Month } from '../common/scalars.js';
import { PageQuery, pageOf } from '../common/page.js';
import { defineRpc } from '../wire/rpc.js';

/**
 * `attendance`: was there (counted in person-times, 人次). `serviceTime`: gave minutes of volunteer service.
 * `correction`: a signed change of the entry that it `corrects`; a correction itself is never corrected.
 */
export const LedgerEntryKind = z.enum([
  'attendance',
  'serviceTime',
  'wishFulfilled',
  'reportInService',
  'training',
  'award',
  'correction',
]);
export type LedgerEntryKind = z.infer<typeof LedgerEntryKind>;

export const LedgerEntry = z
  .object({
    id: Id,
    kind: LedgerEntryKind,
    volunteerId: Id,
    volunteerName: z.string(),
    teamId: Id.nullable(),
    teamName: z.string(),
    activityId: Id.nullable(),
    title: z.string().meta({ description: 'of the activity, training, award or wish' }),
    activityClass: ActivityClass.nullable(),
    linkedParties: z.array(LinkedParty),
    month: Month,
    from: Instant,
    to: Instant.nullable().meta({ description: 'null for an attendance: it is a moment' }),
    minutes: z.int().meta({ description: 'signed for a correction' }),
    times: z
      .int()
      .meta({ description: 'person-times: 1 for an attendance, −1 when a correction annuls one' }),
    corrects: Id.nullable().meta({ description: 'the entry that this correction changes' }),
    grade: EvidenceGrade,
    recordedAt: Instant,
  })
  .meta({ id: 'LedgerEntry' });
export type LedgerEntry = z.infer<typeof LedgerEntry>;

const OrganizationPath = z
  .string()
  .max(200)
  .regex(/^\/(?:[\w-]+\/)*$/, 'codes between slashes, such as /bayi/xueyuan/');

export const LedgerFilter = z.strictObject({
  teamId: Id.optional(),
  month: Month.optional(),
  volunteerId: Id.optional(),
  kind: LedgerEntryKind.optional().meta({ description: 'with the corrections of such entries' }),
  grade: EvidenceGrade.optional(),
  activityClass: ActivityClass.optional(),
  linkedParty: LinkedParty.optional(),
  activityId: Id.optional(),
  organizationPath: OrganizationPath.optional().meta({ description: 'a subtree, such as /bayi/xueyuan/' }),
});
export type LedgerFilter = z.infer<typeof LedgerFilter>;

/** The grades apart, in minutes: they are never summed silently. */
export const GradedMinutes = z
  .object({ device: Minutes, leader: Minutes, retro: Minutes })
  .meta({ id: 'GradedMinutes' });
export type GradedMinutes = z.infer<typeof GradedMinutes>;

export const LedgerSummary = z
  .object({
    entries: z.int(),
    attendances: z.int(),
    volunteers: z.int(),
    minutes: GradedMinutes.meta({ description: 'of volunteer service' }),
    studyMinutes: z.int().meta({ description: 'of trainings: never service time (Order 67, Art 19)' }),
  })
  .meta({ id: 'LedgerSummary' });
export type LedgerSummary = z.infer<typeof LedgerSummary>;

/**
 * Entries newest first, within the scope of the person who asks: their teams for a leader, their subtree
 * for an organiser, everything for an administrator or auditor; others are answered `FORBIDDEN`.
 */
export const listLedgerEntries = defineRpc({
  subject: 'checkins.v1.ledger.entries',
  input: LedgerFilter.extend({
    cursor: PageQuery.shape.cursor,
    limit: z.coerce.number().int().min(1).max(2_000).default(50),
  }),
  output: pageOf(LedgerEntry),
  errors: ['FORBIDDEN', 'CURSOR_INVALID'],
});

export const summarizeLedger = defineRpc({
  subject: 'checkins.v1.ledger.summary',
  input: LedgerFilter,
  output: LedgerSummary,
  errors: ['FORBIDDEN'],
});

/** The entries and totals of the person who asks. */
export const MyLedger = pageOf(LedgerEntry).extend({ summary: LedgerSummary }).meta({ id: 'MyLedger' });

export const getMyLedger = defineRpc({
  subject: 'checkins.v1.ledger.mine',
  input: PageQuery,
  output: MyLedger,
  errors: ['CURSOR_INVALID'],
});
