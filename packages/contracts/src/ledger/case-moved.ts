import { z } from 'zod';
import { Id, Instant } from '../common/scalars.js';
import { defineEvent } from '../wire/event.js';
import { CaseAction, CaseKind } from './correction-case.js';

/** Somebody did something with a case, or with several at once when they were proposed together. */
export const caseMoved = defineEvent({
  subject: 'evt.checkins.notice.case-moved.v1',
  payload: z.object({
    caseIds: z.array(Id).min(1),
    action: CaseAction,
    kind: CaseKind,
    title: z.string(),
    teamId: Id.nullable(),
    organizationPath: z.string(),
    volunteerIds: z.array(Id).min(1),
    requestedBy: Id.nullable(),
    proposedBy: Id.nullable(),
    /** Who decided against the volunteer before they asked: somebody else is to look at it. */
    passOver: z.array(Id).default([]),
    by: Id,
    at: Instant,
    note: z.string(),
    /** Minutes before, null where there was no entry, and as proposed; null where the entry counts no time. */
    minutes: z.object({ before: z.int().nullable(), after: z.int() }).nullable().default(null),
  }),
});
