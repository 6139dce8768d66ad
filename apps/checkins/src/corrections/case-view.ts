import type { Actor } from '@liandong/contracts/common/actor';
import type { CorrectionCase } from '@liandong/contracts/ledger/correction-case';
import { judgeAct } from './case-policy.js';
import type { NamedCase } from './correction-cases.repository.js';
import { judgeFreshness } from './correction-policy.js';

/** A case as the wire shows it to one person. */
export function caseView(one: NamedCase, actor: Actor): CorrectionCase {
  const minutesSince = minutesSinceOf(one);
  const may = (act: 'endorse' | 'approve' | 'reject' | 'withdraw') => judgeAct(act, one, actor) === null;
  return {
    id: one.id,
    kind: one.kind,
    status: one.status,
    volunteer: { id: one.volunteerId, displayName: one.volunteerName },
    teamId: one.teamId,
    teamName: one.teamName,
    entryId: one.entryId,
    activityId: one.activityId,
    title: one.title,
    activityClass: one.activityClass,
    from: one.from.toISOString(),
    to: one.to?.toISOString() ?? null,
    minutesBefore: one.minutesBefore,
    minutesSince,
    minutes: one.minutes,
    annul: one.annul,
    details: one.details,
    reason: one.reason,
    requestedBy: personOf(one.requestedBy, one.requestedByName),
    proposedBy: personOf(one.proposedBy, one.proposedByName),
    decidedBy: personOf(one.decidedBy, one.decidedByName),
    createdAt: one.createdAt.toISOString(),
    decidedAt: one.decidedAt?.toISOString() ?? null,
    may: {
      endorse: may('endorse'),
      approve: may('approve') && minutesSince === null,
      reject: may('reject'),
      withdraw: may('withdraw'),
    },
  };
}

/** Null as long as the entry counts what the proposer saw. */
function minutesSinceOf({ minutesNow, timesNow, ...seen }: NamedCase): number | null {
  if (minutesNow === null || timesNow === null) return null;
  return judgeFreshness(seen, { minutes: minutesNow, times: timesNow }) && minutesNow;
}

function personOf(id: string | null, displayName: string): { id: string; displayName: string } | null {
  return id === null ? null : { id, displayName };
}
