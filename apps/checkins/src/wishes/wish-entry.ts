import type { wishFulfilled } from '@liandong/contracts/activities/wish';
import type { z } from 'zod';
import type { NewLedgerEntry } from '../ledger/ledger-entries.repository.js';

/**
 * What a fulfilled wish counts: one person-time at the moment at which it was fulfilled, and no minutes, since nobody
 * measured any. It has the wish's id, so that one wish can never count twice, and the grade `leader`: a person
 * attested it. It was recorded when it was confirmed, however late the event comes.
 */
export function wishEntry(wish: z.output<typeof wishFulfilled.payload>): NewLedgerEntry {
  return {
    id: wish.id,
    kind: 'wishFulfilled',
    volunteerId: wish.volunteerId,
    teamId: null,
    organizationPath: wish.organizationPath,
    activityId: null,
    title: wish.title,
    activityClass: null,
    linkedParties: [],
    from: new Date(wish.fulfilledAt),
    to: null,
    minutes: 0,
    times: 1,
    grade: 'leader',
    recordedAt: new Date(wish.confirmedAt),
    checkInId: null,
    corrects: null,
    caseId: null,
    explanation: null,
  };
}
