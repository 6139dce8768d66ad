import { z } from 'zod';
import { Id, Instant, InstantInput, line } from '../common/scalars.js';
import { PageQuery, pageOf } from '../common/page.js';
import { NamedPerson } from '../common/person.js';
import { defineEvent } from '../wire/event.js';
import { defineRpc } from '../wire/rpc.js';
import { CheckInPolicy, CheckInPolicyInput, CheckInPolicyPatch } from '../check-ins/check-in-policy.js';
import { ActivityClass, LinkedParty } from './activity-class.js';
import { SignUpStatus } from './sign-up.js';

export const ActivityStatus = z.enum(['draft', 'published', 'cancelled', 'completed']);
export type ActivityStatus = z.infer<typeof ActivityStatus>;

const ActivityFacts = {
  title: z.string(),
  activityClass: ActivityClass,
  linkedParties: z.array(LinkedParty),
  place: z.string(),
  description: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  capacity: z.int().nullable().meta({ description: 'null: no limit' }),
  checkInPolicy: CheckInPolicy,
};

export const Activity = z
  .object({
    id: Id,
    version: z.int(),
    status: ActivityStatus,
    teamId: Id,
    teamName: z.string(),
    organizationName: z.string(),
    responsible: NamedPerson.nullable().meta({
      description: 'who answers for it (Order 67, Art 7); null once they have left',
    }),
    ...ActivityFacts,
    cancelReason: z.string().nullable(),
    cancelledAt: Instant.nullable().meta({
      description: 'null unless it is cancelled, and where it is not known; what was given until then counts',
    }),
    publishedAt: Instant.nullable().meta({
      description: 'null for a draft, and where it is not known; what was given before is entered afterwards',
    }),
    signedUpCount: z.int(),
    waitlistedCount: z.int(),
    mySignUp: SignUpStatus.nullable().meta({ description: 'of the person who asks' }),
    mayManage: z.boolean().meta({ description: 'true when the person who asks may change it' }),
  })
  .meta({ id: 'Activity' });
export type Activity = z.infer<typeof Activity>;

export const ActivityInput = z
  .strictObject({
    teamId: Id,
    title: line(80),
    activityClass: ActivityClass,
    linkedParties: z.array(LinkedParty).max(5).default([]),
    place: line(120),
    description: z.string().trim().max(4_000).default(''),
    startsAt: InstantInput,
    endsAt: InstantInput,
    capacity: z.int().min(1).max(100_000).nullable().default(null),
    checkInPolicy: CheckInPolicyInput.prefault({}),
    responsibleId: Id.optional().meta({
      description: 'a leader of the team or an organiser above it; without one, whoever makes the activity',
    }),
  })
  .meta({ id: 'ActivityInput' });
export type ActivityInput = z.infer<typeof ActivityInput>;

/** A change of a draft or published activity; `version` is the one that was read. */
export const ActivityPatch = z
  .strictObject({
    version: z.int(),
    title: ActivityInput.shape.title.optional(),
    linkedParties: z.array(LinkedParty).max(5).optional(),
    place: ActivityInput.shape.place.optional(),
    description: z.string().trim().max(4_000).optional(),
    startsAt: InstantInput.optional(),
    endsAt: InstantInput.optional(),
    capacity: z.int().min(1).max(100_000).nullable().optional(),
    checkInPolicy: CheckInPolicyPatch.optional(),
    responsibleId: Id.optional(),
  })
  .meta({ id: 'ActivityPatch' });

export const ActivityQuery = PageQuery.extend({
  from: InstantInput.optional().meta({ description: 'ends after this instant' }),
  to: InstantInput.optional().meta({ description: 'starts before this instant' }),
  teamId: Id.optional(),
  status: ActivityStatus.optional(),
  activityClass: ActivityClass.optional(),
  query: z.string().trim().max(60).optional(),
  order: z.enum(['soonest', 'latest']).default('soonest'),
});
export type ActivityQuery = z.infer<typeof ActivityQuery>;

export const CancelInput = z
  .strictObject({ reason: z.string().trim().min(1).max(400) })
  .meta({ id: 'CancelInput' });

const ById = z.strictObject({ id: Id });

/** Drafts are listed and shown only to those who may manage the team. */
export const listActivities = defineRpc({
  subject: 'activities.v1.activities.list',
  input: ActivityQuery,
  output: pageOf(Activity),
  errors: ['CURSOR_INVALID'],
});

export const getActivity = defineRpc({
  subject: 'activities.v1.activities.get',
  input: ById,
  output: Activity,
  errors: ['ACTIVITY_NOT_FOUND'],
});

const planErrors = [
  'ACTIVITY_ENDS_BEFORE_START',
  'ACTIVITY_TOO_LONG',
  'BREAK_OUTSIDE_ACTIVITY',
  'BREAKS_OVERLAP',
] as const;

export const createActivity = defineRpc({
  subject: 'activities.v1.activities.create',
  input: ActivityInput,
  output: Activity,
  errors: ['TEAM_NOT_FOUND', 'FORBIDDEN', 'RESPONSIBLE_NOT_OF_TEAM', ...planErrors],
});

export const updateActivity = defineRpc({
  subject: 'activities.v1.activities.update',
  input: z.strictObject({ id: Id, patch: ActivityPatch }),
  output: Activity,
  errors: [
    'ACTIVITY_NOT_FOUND',
    'FORBIDDEN',
    'ACTIVITY_STATE_FORBIDS',
    'ACTIVITY_CHANGED_MEANWHILE',
    'ACTIVITY_TIME_PAST',
    'ACTIVITY_BEGUN',
    'BREAK_PAST',
    'CHECK_OUT_IN_USE',
    'ACTIVITY_CHECK_IN_OPEN',
    'RESPONSIBLE_NOT_OF_TEAM',
    ...planErrors,
  ],
});

const stateErrors = ['ACTIVITY_NOT_FOUND', 'FORBIDDEN', 'ACTIVITY_STATE_FORBIDS'] as const;

/** Publishing a published activity again answers the activity: a double tap is harmless. */
export const publishActivity = defineRpc({
  subject: 'activities.v1.activities.publish',
  input: ById,
  output: Activity,
  errors: stateErrors,
});

export const cancelActivity = defineRpc({
  subject: 'activities.v1.activities.cancel',
  input: CancelInput.extend({ id: Id }),
  output: Activity,
  errors: [...stateErrors, 'ACTIVITY_OVER', 'PERSONAL_DATA_IN_TEXT'],
});

/** Takes a draft away for good: nobody but those who manage the team has ever seen it. */
export const discardActivity = defineRpc({
  subject: 'activities.v1.activities.discard',
  input: ById,
  output: ById,
  errors: stateErrors,
});

export const completeActivity = defineRpc({
  subject: 'activities.v1.activities.complete',
  input: ById,
  output: Activity,
  errors: [...stateErrors, 'ACTIVITY_NOT_OVER'],
});

/** An activity as it is after a change, for the services that keep a copy; newest version wins. */
export const activityChanged = defineEvent({
  subject: 'evt.activities.activity-changed.v1',
  payload: z.object({
    id: Id,
    version: z.int(),
    status: ActivityStatus,
    /** Null also for a draft that was taken away. */
    cancelReason: z.string().nullable().default(null),
    /** Null also where it is not known. */
    cancelledAt: Instant.nullable().default(null),
    /** Null for a draft, and where it is not known. */
    publishedAt: Instant.nullable().default(null),
    teamId: Id,
    organizationPath: z.string(),
    /** Null where it is not known. */
    responsibleId: Id.nullable().default(null),
    ...ActivityFacts,
  }),
});

/** Somebody answers for a published activity now, by the choice of another. */
export const responsibleChosen = defineEvent({
  subject: 'evt.activities.responsible-chosen.v1',
  payload: z.object({
    activityId: Id,
    title: z.string(),
    place: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    responsibleId: Id,
  }),
});
