import { z } from 'zod';
import { DeviceInstant, Id, Instant, InstantInput, Minutes, noPersonalData } from '../common/scalars.js';
import { textIssueOf } from '../common/text-issue.js';
import { fieldIssues } from '../errors/schema-issues.js';
import { defineRpc } from '../wire/rpc.js';
import { Direction, RefusalReason } from './check-in.js';
import { CheckInWay } from './check-in-policy.js';
import { DevicePosition } from './device-position.js';
import { EvidenceGrade } from './evidence-grade.js';

/** Checked with its row: of a whole request, one such text would refuse the other rows too. */
const writable = (text: string) => textIssueOf(text) === null;

const Queued = {
  scanId: Id,
  scannedAt: DeviceInstant.meta({ description: 'by the clock of the device, right or wrong' }),
  /** Grows by one with each scan of the device, kept over reloads: the order of scans, whatever the clock says. */
  counter: z.int().min(0),
  /** Milliseconds since the scan by the device's monotonic clock; null after a restart of page or device. */
  ageMs: z.int().min(0).nullable(),
  position: DevicePosition.optional(),
};

/** One scan as a device kept it while it had no signal. */
export const QueuedScan = z
  .discriminatedUnion('kind', [
    // The member's own phone: a venue code (rotating or printed) or short code of the moment.
    z.strictObject({
      kind: z.literal('own'),
      ...Queued,
      code: z.string().min(1).max(200).refine(writable),
      activityId: Id.optional().meta({ description: 'needed with a short code' }),
    }),
    // The leader's phone: somebody's member code.
    z.strictObject({
      kind: z.literal('memberCode'),
      ...Queued,
      activityId: Id,
      direction: Direction,
      code: z.string().min(1).max(200).refine(writable),
    }),
    // The leader's phone: a ticked name.
    z.strictObject({
      kind: z.literal('manual'),
      ...Queued,
      activityId: Id,
      direction: Direction,
      volunteerId: Id,
      reason: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .refine(writable)
        .meta({ description: `why no code was scanned, ${noPersonalData}` }),
    }),
  ])
  .meta({ id: 'QueuedScan' });
export type QueuedScan = z.infer<typeof QueuedScan>;

/** `MalformedScan` of a row that carries no readable scanId. */
export const NO_SCAN_ID = '00000000-0000-0000-0000-000000000000';

/** What stands in a batch for a row that cannot be read, so that it spoils nothing but itself. */
export const MalformedScan = z
  .unknown()
  .transform((row) => ({ kind: 'malformed' as const, scanId: scanIdOf(row), fields: wrongFieldsOf(row) }))
  .meta({
    id: 'MalformedScan',
    description:
      'any other value: answered with `VALIDATION_FAILED`, and in `params.fields` what is wrong in it',
  });
export type MalformedScan = z.infer<typeof MalformedScan>;

function scanIdOf(row: unknown): string {
  const { data } = z.object({ scanId: Id }).safeParse(row);
  return data?.scanId ?? NO_SCAN_ID;
}

/** Names of fields, as they may be said back. */
const FieldNames = z.string().regex(/^[\w., ]{0,200}$/);

/** Which fields are wrong, with commas between them; of a row that was found so before, what was said then. */
function wrongFieldsOf(row: unknown): string {
  const before = z.object({ kind: z.literal('malformed'), fields: FieldNames }).safeParse(row);
  if (before.success) return before.data.fields;
  const issues = QueuedScan.safeParse(row).error?.issues ?? [];
  const paths = issues.flatMap((issue) => fieldIssues(issue)).map(({ path }) => path);
  return FieldNames.catch('').parse([...new Set(paths)].join(', '));
}

export type ReceivedScan = QueuedScan | MalformedScan;

/** The queue of a device, oldest first; sent again as it is when the answer did not arrive. */
export const CheckInBatchInput = z
  .strictObject({
    deviceId: Id.meta({ description: 'made once by the device, kept by it' }),
    sentAt: DeviceInstant.meta({ description: 'by the clock of the device, at this moment: shows its skew' }),
    scans: z
      .array(z.union([QueuedScan, MalformedScan]))
      .min(1)
      .max(500),
  })
  .meta({ id: 'CheckInBatchInput' });
export type CheckInBatchInput = z.infer<typeof CheckInBatchInput>;

/** Why a scan without signal needs a person's decision; the row goes to the leader's list. */
export const DisputeReason = z.enum([
  'CLOCK_UNKNOWN',
  'CLOCK_WENT_BACK',
  'CODE_TIME_MISMATCH',
  'SCANNED_IN_FUTURE',
  'SCANNED_TOO_LONG_AGO',
  'OUTSIDE_WINDOW',
  'OUT_BEFORE_IN',
  'OVERLAPS_OTHER_ACTIVITY',
  'NOT_SIGNED_UP',
  'CODE_REVOKED_SINCE',
  'WAY_NOT_ALLOWED_SINCE',
  'CHECK_OUT_NOT_USED_SINCE',
  'ACTIVITY_CANCELLED_SINCE',
  'SIGNED_UP_SINCE',
  'DECIDED_SINCE',
]);
export type DisputeReason = z.infer<typeof DisputeReason>;

/** Why a queued scan makes no fact; each is an error code of the same name. */
export const RejectionReason = z.enum([
  ...RefusalReason.options,
  'VALIDATION_FAILED',
  'PERSONAL_DATA_IN_TEXT',
  'FORBIDDEN',
  'OWN_CASE',
  'ACTIVITY_NOT_FOUND',
  'PUBLISHED_AFTER_END',
  'VOLUNTEER_NOT_FOUND',
  'REJECTED_BY_LEADER',
]);
export type RejectionReason = z.infer<typeof RejectionReason>;

const Row = {
  scanId: Id,
  activityId: Id,
  activityTitle: z.string(),
  volunteerId: Id,
  displayName: z.string(),
  direction: Direction,
  way: CheckInWay,
  at: Instant.meta({ description: 'when it happened, by the server’s clock as far as it can be told' }),
};

/**
 * The answer to one row. `accepted`: a fact. `provisional`: a fact that counts when the leader confirms it.
 * `duplicate`: the fact was there, `at` is the first one's. `disputed`: kept for the leader to decide.
 * `rejected`: no fact; the reason is stored and shown. The same scan gets the same answer for ever.
 */
export const QueuedScanAnswer = z
  .discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('accepted'), ...Row, grade: EvidenceGrade, minutes: Minutes.nullable() }),
    z.object({ outcome: z.literal('provisional'), ...Row }),
    z.object({ outcome: z.literal('duplicate'), ...Row }),
    z.object({ outcome: z.literal('disputed'), ...Row, reason: DisputeReason }),
    z.object({
      outcome: z.literal('rejected'),
      scanId: Id,
      reason: RejectionReason,
      params: z.record(z.string(), z.string()),
      detail: z.string().meta({ description: 'the reason in the language of the request' }),
    }),
  ])
  .meta({ id: 'QueuedScanAnswer' });
export type QueuedScanAnswer = z.infer<typeof QueuedScanAnswer>;

export const CheckInBatchAnswer = z
  .object({
    serverTime: Instant,
    skewMs: z.int().meta({ description: 'the device’s clock minus the server’s, as measured by this call' }),
    answers: z.array(QueuedScanAnswer).meta({ description: 'one for each scan, in their order' }),
  })
  .meta({ id: 'CheckInBatchAnswer' });
export type CheckInBatchAnswer = z.infer<typeof CheckInBatchAnswer>;

/** `POST /check-ins/batch`. One row that is bad never spoils its neighbours, and a batch may be sent twice. */
export const recordCheckInBatch = defineRpc({
  subject: 'checkins.v1.check-ins.batch',
  input: CheckInBatchInput.extend({ receivedAt: Instant }),
  output: CheckInBatchAnswer,
  errors: ['FORBIDDEN'],
});

/** `POST /check-ins/:scanId/annul`: undoes a check-in within 15 minutes, from the device that made it. */
export const AnnulInput = z.strictObject({ deviceId: Id }).meta({ id: 'AnnulInput' });

export const Annulment = z.object({ scanId: Id, annulledAt: Instant }).meta({ id: 'Annulment' });

export const annulCheckIn = defineRpc({
  subject: 'checkins.v1.check-ins.annul',
  input: AnnulInput.extend({ scanId: Id }),
  output: Annulment,
  errors: ['CHECK_IN_NOT_FOUND', 'ANNUL_TOO_LATE', 'ANNUL_OTHER_DEVICE', 'ANNUL_DECIDED'],
});

/** A disputed scan as the leader sees it. */
export const Dispute = z
  .object({
    ...Row,
    reason: DisputeReason,
    scannedAt: Instant,
    receivedAt: Instant,
    skewMs: z.int().nullable(),
    possible: z.boolean().meta({ description: 'whether it can be accepted with the time as shown' }),
  })
  .meta({ id: 'Dispute' });
export type Dispute = z.infer<typeof Dispute>;

export const DisputeDecision = z
  .strictObject({
    decision: z.enum(['accept', 'reject']),
    at: InstantInput.optional().meta({ description: 'with accept: when it happened, if not as shown' }),
    note: z.string().trim().min(1).max(400),
    alike: z
      .boolean()
      .default(false)
      .meta({ description: 'also for the other open scans of this person in this direction' }),
  })
  .meta({ id: 'DisputeDecision' });
export type DisputeDecision = z.infer<typeof DisputeDecision>;

/** `GET /activities/:id/disputes`: open ones, oldest first. */
export const listDisputes = defineRpc({
  subject: 'checkins.v1.disputes.list',
  input: z.strictObject({ activityId: Id }),
  output: z.object({
    items: z.array(Dispute),
    mayDecide: z.boolean().meta({ description: 'false for those who may only look' }),
  }),
  errors: ['ACTIVITY_NOT_FOUND', 'FORBIDDEN'],
});

/** `POST /activities/:id/disputes/:scanId`. An accepted one is graded `leader`. */
export const decideDispute = defineRpc({
  subject: 'checkins.v1.disputes.decide',
  input: DisputeDecision.extend({ activityId: Id, scanId: Id }),
  output: QueuedScanAnswer,
  errors: [
    'ACTIVITY_NOT_FOUND',
    'FORBIDDEN',
    'DISPUTE_NOT_FOUND',
    'DISPUTE_DECIDED',
    'DISPUTE_TIME_IMPOSSIBLE',
    'NOT_CHECKED_IN',
    'OWN_CASE',
    'PERSONAL_DATA_IN_TEXT',
  ],
});
