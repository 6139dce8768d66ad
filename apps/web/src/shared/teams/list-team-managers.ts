import { listTeamManagers } from '@liandong/contracts/people/team';
import { useQuery } from '@tanstack/react-query';
import { checked } from '../api/decode.js';
import { request } from '../api/request.js';

/** Who can answer for a team's activities: its leaders, and who looks after it from the nearest place above. */
export function useTeamManagers(teamId: string) {
  return useQuery({
    queryKey: ['team managers', teamId],
    queryFn: ({ signal }) =>
      request({ method: 'GET', path: `/teams/${teamId}/managers`, signal }, checked(listTeamManagers.output)),
    enabled: teamId !== '',
    staleTime: 5 * 60 * 1000,
  });
}
