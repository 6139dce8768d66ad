import { z } from 'zod';
import { Id } from './scalars.js';

export const Role = z.enum(['leader', 'organiser', 'administrator', 'auditor']);
export type Role = z.infer<typeof Role>;

/**
 * A role and where it holds: a leader leads a team, an organiser looks after a subtree of the
 * organisation tree, an administrator and an auditor the whole district. Everybody signed in is a member.
 */
export const Grant = z.discriminatedUnion('role', [
  z.object({ role: z.literal('leader'), teamId: Id }),
  z.object({ role: z.literal('organiser'), organizationId: Id, organizationPath: z.string() }),
  z.object({ role: z.literal('administrator') }),
  z.object({ role: z.literal('auditor') }),
]);
export type Grant = z.infer<typeof Grant>;

/** Who asks. `service` is a part of the system that acts by itself. */
export const Actor = z
  .object({ id: Id, kind: z.enum(['person', 'service']), grants: z.array(Grant) })
  .meta({ id: 'Actor' });
export type Actor = z.infer<typeof Actor>;

/** What decides what somebody may do; a page judges by it what to offer. */
export interface Granted {
  readonly grants: readonly Grant[];
}

export function isAdministrator(actor: Granted): boolean {
  return actor.grants.some((grant) => grant.role === 'administrator');
}

/** True for those who may read the whole district's records: administrator and auditor. */
export function mayReadEverything(actor: Granted): boolean {
  return actor.grants.some((grant) => grant.role === 'administrator' || grant.role === 'auditor');
}

/** A team as scopes see it. The path is made of the organisations' codes, such as `/bayi/xueyuan/`. */
export interface TeamScope {
  teamId: string;
  organizationPath: string;
}

/** True for the team's leader, an organiser above it, and an administrator. */
export function mayManageTeam(actor: Granted, team: TeamScope): boolean {
  return actor.grants.some(
    (grant) =>
      grant.role === 'administrator' ||
      (grant.role === 'leader' && grant.teamId === team.teamId) ||
      (grant.role === 'organiser' && team.organizationPath.startsWith(grant.organizationPath)),
  );
}

/** True for those who may manage the team and for the auditor, who reads only. */
export function mayReadTeam(actor: Granted, team: TeamScope): boolean {
  return mayManageTeam(actor, team) || mayReadEverything(actor);
}

/** True for an organiser of the subtree that holds this path, and an administrator. */
export function mayManageOrganization(actor: Granted, path: string): boolean {
  return actor.grants.some(
    (grant) =>
      grant.role === 'administrator' ||
      (grant.role === 'organiser' && path.startsWith(grant.organizationPath)),
  );
}

/** True for those who may manage the organisation and for the auditor, who reads only. */
export function mayReadOrganization(actor: Granted, path: string): boolean {
  return mayManageOrganization(actor, path) || mayReadEverything(actor);
}
