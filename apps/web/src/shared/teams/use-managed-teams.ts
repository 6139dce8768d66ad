import { mayManageTeam, mayReadTeam } from '@liandong/contracts/common/actor';
import type { Team } from '@liandong/contracts/people/team';
import { useMe } from '../session/use-session.js';
import { useTeams } from './list-teams.js';

type OwnTeams = ReturnType<typeof useTeams> & { own: readonly Team[] };

/** The teams that the person may look after. */
export function useManagedTeams(): OwnTeams {
  return useTeamsThat(mayManageTeam);
}

/** The teams whose records the person may read. */
export function useReadableTeams(): OwnTeams {
  return useTeamsThat(mayReadTeam);
}

function useTeamsThat(may: typeof mayReadTeam): OwnTeams {
  const me = useMe();
  const teams = useTeams();
  const own = (teams.data ?? []).filter(
    ({ id: teamId, organizationPath }) => me !== null && may(me, { teamId, organizationPath }),
  );
  return { ...teams, own };
}
