import { listTeams, type Team } from '@liandong/contracts/people/team';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../api/decode.js';
import { request } from '../api/request.js';

/** A district has some dozens of teams: all of them fit a select. */
async function fetchTeams(signal: AbortSignal): Promise<Team[]> {
  const page = await request({ method: 'GET', path: '/teams?limit=200', signal }, checked(listTeams.output));
  return page.items;
}

const teamsOptions = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => fetchTeams(signal),
  staleTime: 5 * 60 * 1000,
});

export function useTeams() {
  return useQuery(teamsOptions);
}
