import type { Team } from '@liandong/contracts/people/team';
import { managesBeyondOwnTeams } from '../session/permissions.js';
import { useMe } from '../session/use-session.js';
import { useTeams } from './list-teams.js';

/** The teams that the person may look after: those they lead, or all of them for who stands above; the services decide. */
export function useManagedTeams(): ReturnType<typeof useTeams> & { managed: readonly Team[] } {
  const me = useMe();
  const teams = useTeams();
  const led = new Set(me?.teams.filter((team) => team.leads).map((team) => team.id));
  const managed = (teams.data ?? []).filter(
    ({ id }) => me !== null && (managesBeyondOwnTeams(me) || led.has(id)),
  );
  return { ...teams, managed };
}
