import { z } from 'zod';
import { ActivityClass, LinkedParty } from '../activities/activity-class.js';
import { CheckInWay } from '../check-ins/check-in-policy.js';
import { EvidenceGrade, ShownGrade } from '../check-ins/evidence-grade.js';
import { ConfirmedOutcome } from '../confirmations/confirmation.js';
import { Id, Instant, Month } from '../common/scalars.js';
import { PageQuery, pageOf } from '../common/page.js';
import { NamedPerson } from '../common/person.js';
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
    correctedKind: LedgerEntryKind.nullable().meta({ description: 'the kind of that entry' }),
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
  grade: ShownGrade.optional(),
  activityClass: ActivityClass.optional(),
  linkedParty: LinkedParty.optional(),
  activityId: Id.optional(),
  organizationPath: OrganizationPath.optional().meta({ description: 'a subtree, such as /bayi/xueyuan/' }),
});
export type LedgerFilter = z.infer<typeof LedgerFilter>;

/** The grades apart, in minutes: they are never summed silently. Below 0 only for corrections by themselves. */
export const GradedMinutes = z
  .object({ device: z.int(), leader: z.int(), retro: z.int() })
  .meta({ id: 'GradedMinutes' });
export type GradedMinutes = z.infer<typeof GradedMinutes>;

/** By what a summary may be parted. An entry that links several parties counts under each of them. */
export const LedgerGrouping = z.enum([
  'month',
  'team',
  'organization',
  'activityClass',
  'grade',
  'kind',
  'linkedParty',
]);
export type LedgerGrouping = z.infer<typeof LedgerGrouping>;

export const LedgerGroup = z
  .object({
    key: z.string().meta({ description: 'a month, id, path or code; empty where the entries have none' }),
    name: z.string().meta({ description: 'of a team; of the others the key says it' }),
    entries: z.int(),
    attendances: z.int(),
    reportInTimes: z
      .int()
      .meta({ description: 'person-times of report-in service 报到服务; each is an attendance as well' }),
    minutes: GradedMinutes,
    studyMinutes: z.int(),
  })
  .meta({ id: 'LedgerGroup' });
export type LedgerGroup = z.infer<typeof LedgerGroup>;

export const LedgerSummary = z
  .object({
    entries: z.int(),
    attendances: z.int(),
    reportInTimes: z
      .int()
      .meta({ description: 'person-times of report-in service 报到服务; each is an attendance as well' }),
    volunteers: z
      .int()
      .nullable()
      .meta({ description: 'different people; null for a filter that they are not counted by' }),
    minutes: GradedMinutes.meta({ description: 'of volunteer service' }),
    studyMinutes: z.int().meta({ description: 'of trainings: never service time (Order 67, Art 19)' }),
    groups: z.array(LedgerGroup).meta({ description: 'at most 500; empty unless a grouping is asked for' }),
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
  input: LedgerFilter.extend({ groupBy: LedgerGrouping.optional() }),
  output: LedgerSummary,
  errors: ['FORBIDDEN'],
});

/** Where a figure comes from: one entry, what corrected it, and the check-ins and the scans behind it. */
export const LedgerEntryDetail = LedgerEntry.extend({
  explanation: z
    .unknown()
    .meta({ description: 'how the minutes came about, in codes; null where there is none' }),
  place: z.string().nullable().meta({ description: 'of the activity; null without one (Order 67, Art 7)' }),
  content: z
    .string()
    .nullable()
    .meta({ description: 'what the activity was about, in its words; null without one' }),
  responsible: NamedPerson.nullable().meta({
    description: 'who answered for the activity; null without one, and where it is not known',
  }),
  caseId: Id.nullable().meta({ description: 'the case of the four eyes that it comes from' }),
  decision: z
    .object({ outcome: ConfirmedOutcome, note: z.string().nullable(), by: NamedPerson, at: Instant })
    .nullable()
    .meta({
      description: 'the leader’s confirmation that it comes from; null where it comes from a scan or a case',
    }),
  sealed: z.object({ leafIndex: z.int(), leafHash: z.string() }).nullable(),
  corrections: z.array(LedgerEntry),
  checkIns: z
    .array(
      z.object({
        id: Id,
        direction: z.enum(['in', 'out']),
        way: CheckInWay,
        grade: EvidenceGrade,
        place: z.string().meta({ description: 'inside, outside or unknown' }),
        scannedBy: NamedPerson.nullable().meta({
          description: 'who scanned or ticked; null for the own phone',
        }),
        acceptedBy: NamedPerson.extend({ note: z.string() })
          .nullable()
          .meta({ description: 'who decided that a scan which could not be proven counts, and why' }),
        at: Instant.meta({
          description:
            'when it happened, as far as it can be told: without signal by the corrected clock of the phone',
        }),
        scannedAt: Instant.nullable().meta({ description: 'by the clock of the phone' }),
        receivedAt: Instant.nullable().meta({ description: 'when the scan came to the server' }),
        skewMs: z.number().nullable().meta({ description: 'how far the phone’s clock was off' }),
        scanId: Id,
        reason: z.string().nullable().meta({ description: 'of a ticked name: why no code was scanned' }),
        annulledAt: Instant.nullable(),
      }),
    )
    .meta({ description: 'of service time, the way in and the way out; none where nobody checked in' }),
}).meta({ id: 'LedgerEntryDetail' });
export type LedgerEntryDetail = z.infer<typeof LedgerEntryDetail>;

/** For those in whose scope it lies, and the person whose entry it is. */
export const getLedgerEntry = defineRpc({
  subject: 'checkins.v1.ledger.entry',
  input: z.strictObject({ id: Id }),
  output: LedgerEntryDetail,
  errors: ['LEDGER_ENTRY_NOT_FOUND'],
});

/** The entries and totals of the person who asks. */
export const MyLedger = pageOf(LedgerEntry).extend({ summary: LedgerSummary }).meta({ id: 'MyLedger' });

export const getMyLedger = defineRpc({
  subject: 'checkins.v1.ledger.mine',
  input: PageQuery,
  output: MyLedger,
  errors: ['CURSOR_INVALID'],
});
