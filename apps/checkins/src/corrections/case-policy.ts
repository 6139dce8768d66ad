import {
  mayManageOrganization,
  mayManageTeam,
  mayReadEverything,
  type Actor,
} from '@liandong/contracts/common/actor';
import type { ErrorCode } from '@liandong/contracts/errors/catalog';
import type { CaseStatus } from '@liandong/contracts/ledger/correction-case';

/** Where an entry belongs. The team is null for what somebody did without one. */
export interface CasePlace {
  teamId: string | null;
  organizationPath: string;
}

/** What decides who may do what with a case. */
export interface CaseStanding extends CasePlace {
  status: CaseStatus;
  /** Whose entry it is or would be. */
  volunteerId: string;
  requestedBy: string | null;
  proposedBy: string | null;
  /** Who has decided against the volunteer at that activity, or about that entry. */
  deniedBy: readonly string[];
}

export type CaseAct = 'endorse' | 'approve' | 'reject' | 'withdraw';

/** True for the team's leader, an organiser above it, and an administrator. */
export function mayPropose(actor: Actor, { teamId, organizationPath }: CasePlace): boolean {
  return mayManageTeam(actor, { teamId: teamId ?? '', organizationPath });
}

/** True for those above the team: a leader only proposes. */
export function isAbove(actor: Actor, { organizationPath }: CasePlace): boolean {
  return mayManageOrganization(actor, organizationPath);
}

/**
 * How a case begins: as a request when it is about the actor, as a proposal when the actor manages the team, not at
 * all for anybody else.
 * @param volunteerId null where it is about several, the actor not among them
 */
export function startOfCase(
  actor: Actor,
  volunteerId: string | null,
  place: CasePlace,
): 'requested' | 'proposed' | null {
  if (actor.id === volunteerId) return 'requested';
  return mayPropose(actor, place) ? 'proposed' : null;
}

/**
 * Whether an actor may do something with a case: null, or the reason why not. Nobody decides a case that they
 * brought or that is about them (product.md rule 4).
 */
export function judgeAct(act: CaseAct, standing: CaseStanding, actor: Actor): ErrorCode | null {
  const { status, requestedBy, proposedBy, volunteerId } = standing;
  const open = status === 'requested' || status === 'proposed';
  if (act === 'withdraw') {
    if (actor.id !== requestedBy && actor.id !== proposedBy) return 'FORBIDDEN';
    return open ? null : 'LEDGER_CASE_DECIDED';
  }
  const atTeam = act === 'endorse' || (act === 'reject' && status === 'requested');
  if (!(atTeam ? mayPropose(actor, standing) : isAbove(actor, standing))) return 'FORBIDDEN';
  if ([volunteerId, requestedBy, proposedBy].includes(actor.id)) return 'OWN_CASE';
  if (act === 'reject' && requestedBy !== null && standing.deniedBy.includes(actor.id))
    return 'CASE_AGAINST_ONESELF';
  if (!open || (act === 'endorse' && status === 'proposed')) return 'LEDGER_CASE_DECIDED';
  return act === 'approve' && status === 'requested' ? 'LEDGER_CASE_NOT_ENDORSED' : null;
}

/** Who may read a case and its evidence: those whom it concerns, and those who may read the team. */
export function maySee(actor: Actor, standing: CaseStanding): boolean {
  const { volunteerId, requestedBy, proposedBy } = standing;
  return (
    [volunteerId, requestedBy, proposedBy].includes(actor.id) ||
    mayPropose(actor, standing) ||
    mayReadEverything(actor)
  );
}
