import type { Grant } from '@liandong/contracts/common/actor';
import type { TeamOfVolunteer } from '../teams/teams.repository.js';
import type { GrantedRole } from './accounts.repository.js';

/** Everything that a person may do: the roles given, and `leader` of each team that the person leads. */
export function grantsOf(roles: readonly GrantedRole[], teams: readonly TeamOfVolunteer[]): Grant[] {
  const leading = teams.filter((team) => team.leads);
  return [...roles.flatMap(toGrant), ...leading.map((team): Grant => ({ role: 'leader', teamId: team.id }))];
}

function toGrant({ role, organizationId, organizationPath }: GrantedRole): Grant[] {
  if (role !== 'organiser') return [{ role }];
  if (organizationId === null || organizationPath === null) return [];
  return [{ role, organizationId, organizationPath }];
}
