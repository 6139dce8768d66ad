import { z } from 'zod';
import { ActivityClass } from '../activities/activity-class.js';
import { PageQuery, pageOf } from '../common/page.js';
import { NamedPerson } from '../common/person.js';
import { Id, Instant, InstantInput, line, Minutes, noPersonalData } from '../common/scalars.js';
import { defineRpc } from '../wire/rpc.js';
import { Evidence, EvidenceInput } from './evidence.js';

/** What a case would put into the ledger: a correction of an entry, or something entered afterwards. */
export const CaseKind = z.enum(['correction', 'service', 'attendance', 'training', 'award']);
export type CaseKind = z.infer<typeof CaseKind>;

/**
 * `requested`: a volunteer asks that the own record be put right; a leader takes it up and so proposes it.
 * `proposed`: waits for a second pair of eyes. The other three are final.
 */
export const CaseStatus = z.enum(['requested', 'proposed', 'approved', 'rejected', 'withdrawn']);
export type CaseStatus = z.infer<typeof CaseStatus>;

/** `returned`: whoever took a request up gives it back, for somebody else to take it up. */
export const CaseAction = z.enum(['requested', 'proposed', 'returned', 'approved', 'rejected', 'withdrawn']);
export type CaseAction = z.infer<typeof CaseAction>;

/** What a training or an award is recorded with (Order 67, Arts 8 and 9). */
export const CaseDetails = z
  .object({
    content: z.string().meta({ description: 'of a training' }),
    grantedBy: z.string().meta({ description: 'who organised the training or granted the award' }),
  })
  .meta({ id: 'CaseDetails' });
export type CaseDetails = z.infer<typeof CaseDetails>;

export const CorrectionCase = z
  .object({
    id: Id,
    kind: CaseKind,
    status: CaseStatus,
    volunteer: NamedPerson,
    teamId: Id.nullable(),
    teamName: z.string(),
    entryId: Id.nullable().meta({ description: 'the entry to correct; null for what is entered afterwards' }),
    activityId: Id.nullable(),
    title: z.string(),
    activityClass: ActivityClass.nullable(),
    from: Instant,
    to: Instant.nullable(),
    minutesBefore: Minutes.nullable().meta({ description: 'what the entry counted when this was proposed' }),
    minutesSince: Minutes.nullable().meta({
      description:
        'what the entry counts now, where that has changed while this waits; null where it has not',
    }),
    minutes: Minutes.meta({ description: 'what it shall count' }),
    annul: z.boolean().meta({ description: 'the entry shall count nothing at all' }),
    details: CaseDetails.nullable(),
    reason: z.string(),
    requestedBy: NamedPerson.nullable(),
    proposedBy: NamedPerson.nullable(),
    decidedBy: NamedPerson.nullable(),
    createdAt: Instant,
    decidedAt: Instant.nullable(),
    may: z
      .object({ endorse: z.boolean(), approve: z.boolean(), reject: z.boolean(), withdraw: z.boolean() })
      .meta({ description: 'what the person who asks may do with it' }),
  })
  .meta({ id: 'CorrectionCase' });
export type CorrectionCase = z.infer<typeof CorrectionCase>;

/**
 * What was decided against the volunteer: that they were not there, how long they were, that a scan does not count, that
 * one was undone by somebody else, or an earlier case.
 */
export const DenialKind = z.enum(['noShow', 'decided', 'scanRejected', 'annulled', 'caseRejected']);
export type DenialKind = z.infer<typeof DenialKind>;

export const CorrectionCaseDetail = CorrectionCase.extend({
  denials: z
    .array(z.object({ what: DenialKind, at: Instant, by: NamedPerson, note: z.string().nullable() }))
    .meta({ description: 'what the case may contest, oldest first' }),
  evidence: z.array(Evidence),
  history: z.array(z.object({ at: Instant, by: NamedPerson, action: CaseAction, note: z.string() })),
}).meta({ id: 'CorrectionCaseDetail' });
export type CorrectionCaseDetail = z.infer<typeof CorrectionCaseDetail>;

const Reasoned = {
  reason: z.string().trim().min(1).max(1_000).meta({ description: noPersonalData }),
  evidence: z.array(EvidenceInput).min(1).max(10),
};

/** Either the minutes that the entry shall count, or that it shall count nothing. */
export const CorrectionInput = z
  .strictObject({
    entryId: Id,
    minutes: Minutes.max(1_440).optional(),
    annul: z.boolean().default(false),
    ...Reasoned,
  })
  .refine(({ minutes, annul }) => annul !== (minutes !== undefined), {
    path: ['minutes'],
    message: 'minutesOrAnnul',
  })
  .meta({ id: 'CorrectionInput' });
export type CorrectionInput = z.infer<typeof CorrectionInput>;

const ForVolunteers = { volunteerIds: z.array(Id).min(1).max(50), ...Reasoned };

/** What is entered afterwards; one case for each volunteer. */
export const RetroInput = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('service'),
      activityId: Id,
      from: InstantInput,
      to: InstantInput,
      ...ForVolunteers,
    }),
    z.strictObject({ kind: z.literal('attendance'), activityId: Id, ...ForVolunteers }),
    z.strictObject({
      kind: z.literal('training'),
      teamId: Id,
      title: line(80),
      content: z.string().trim().min(1).max(1_000),
      grantedBy: line(120),
      from: InstantInput,
      to: InstantInput,
      minutes: Minutes.min(1).max(1_440).meta({ description: 'of study; they are never service time' }),
      ...ForVolunteers,
    }),
    z.strictObject({
      kind: z.literal('award'),
      teamId: Id,
      title: line(80),
      grantedBy: line(120),
      from: InstantInput.meta({ description: 'when it was granted' }),
      ...ForVolunteers,
    }),
  ])
  .refine((input) => !('to' in input) || Date.parse(input.from) < Date.parse(input.to), {
    path: ['to'],
    message: 'beforeStart',
  })
  .meta({ id: 'RetroInput' });
export type RetroInput = z.infer<typeof RetroInput>;

export const CaseQuery = PageQuery.extend({
  status: CaseStatus.optional(),
  teamId: Id.optional(),
  volunteerId: Id.optional(),
  entryId: Id.optional(),
});
export type CaseQuery = z.infer<typeof CaseQuery>;

/** A note is stored in the case's history; a rejection must say why. */
export const CaseNote = z.strictObject({ note: z.string().trim().max(1_000).default('') });
export const RejectionInput = z.strictObject({ note: z.string().trim().min(1).max(1_000) });
/** Whoever takes up a volunteer's request proposes it in the own name, and may add evidence. */
export const EndorsementInput = CaseNote.extend({ evidence: z.array(EvidenceInput).max(10).default([]) });

const amountErrors = ['CORRECTION_CHANGES_NOTHING', 'MORE_THAN_ACTIVITY', 'LEDGER_CASE_STALE'] as const;

/**
 * Proposes a correction for a team that one manages, or requests one for an entry of one's own (Order 67,
 * Arts 12 and 13).
 */
export const proposeCorrection = defineRpc({
  subject: 'checkins.v1.corrections.propose',
  input: CorrectionInput,
  output: CorrectionCase,
  errors: [
    'FORBIDDEN',
    'LEDGER_ENTRY_NOT_FOUND',
    'LEDGER_CASE_PENDING',
    'CORRECTION_OF_CORRECTION',
    'ENTRY_HAS_NO_MINUTES',
    'ATTENDANCE_HAS_SERVICE',
    'RETRO_OVERLAPS',
    'RETRO_WHILE_CHECKED_IN',
    'NOT_VOLUNTEER_SERVICE',
    'EVIDENCE_NOT_FOUND',
    'PERSONAL_DATA_IN_TEXT',
    ...amountErrors,
  ],
});

/**
 * Proposes what a team that one manages had left out, or requests an own service or attendance that is missing
 * (Arts 12 and 13): then `volunteerIds` names nobody else.
 */
export const proposeRetro = defineRpc({
  subject: 'checkins.v1.corrections.propose-retro',
  input: RetroInput,
  output: z.object({ items: z.array(CorrectionCase) }),
  errors: [
    'FORBIDDEN',
    'OWN_CASE',
    'ACTIVITY_NOT_FOUND',
    'TEAM_NOT_FOUND',
    'VOLUNTEER_NOT_FOUND',
    'LEDGER_CASE_PENDING',
    'RETRO_TOO_SOON',
    'RETRO_AHEAD',
    'RETRO_TOO_LONG',
    'RETRO_OUTSIDE_ACTIVITY',
    'RETRO_IN_BREAK',
    'RETRO_OVERLAPS',
    'RETRO_WHILE_CHECKED_IN',
    'RETRO_EXISTS',
    'RETRO_REPEATED',
    'RETRO_OF_STRANGER',
    'NOT_VOLUNTEER_SERVICE',
    'EVIDENCE_NOT_FOUND',
    'PERSONAL_DATA_IN_TEXT',
    ...amountErrors,
  ],
});

/** Cases that concern the person who asks, or the teams that they manage or may read; newest first. */
export const listCases = defineRpc({
  subject: 'checkins.v1.corrections.list',
  input: CaseQuery,
  output: pageOf(CorrectionCase),
  errors: ['CURSOR_INVALID'],
});

export const getCase = defineRpc({
  subject: 'checkins.v1.corrections.get',
  input: z.strictObject({ id: Id }),
  output: CorrectionCaseDetail,
  errors: ['LEDGER_CASE_NOT_FOUND'],
});

const decisionErrors = [
  'LEDGER_CASE_NOT_FOUND',
  'FORBIDDEN',
  'OWN_CASE',
  'CASE_AGAINST_ONESELF',
  'LEDGER_CASE_DECIDED',
  'PERSONAL_DATA_IN_TEXT',
] as const;

export const endorseCase = defineRpc({
  subject: 'checkins.v1.corrections.endorse',
  input: EndorsementInput.extend({ id: Id }),
  output: CorrectionCase,
  errors: [...decisionErrors, 'EVIDENCE_NOT_FOUND'],
});

/** The second pair of eyes: neither who proposed nor who benefits, and from above the team. */
export const approveCase = defineRpc({
  subject: 'checkins.v1.corrections.approve',
  input: CaseNote.extend({ id: Id }),
  output: CorrectionCase,
  errors: [
    ...decisionErrors,
    ...amountErrors,
    'LEDGER_CASE_NOT_ENDORSED',
    'ATTENDANCE_HAS_SERVICE',
    'RETRO_OUTSIDE_ACTIVITY',
    'RETRO_IN_BREAK',
    'RETRO_OVERLAPS',
    'RETRO_WHILE_CHECKED_IN',
    'RETRO_EXISTS',
    'NOT_VOLUNTEER_SERVICE',
  ],
});

export const rejectCase = defineRpc({
  subject: 'checkins.v1.corrections.reject',
  input: RejectionInput.extend({ id: Id }),
  output: CorrectionCase,
  errors: decisionErrors,
});

export const withdrawCase = defineRpc({
  subject: 'checkins.v1.corrections.withdraw',
  input: CaseNote.extend({ id: Id }),
  output: CorrectionCase,
  errors: decisionErrors,
});
