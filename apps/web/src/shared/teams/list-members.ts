import { listTeamMembers, type TeamMember } from '@liandong/contracts/people/team';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../api/decode.js';
import { queryString, request } from '../api/request.js';

const PAGE = 200;

async function fetchMembers(teamId: string, signal: AbortSignal): Promise<TeamMember[]> {
  const members: TeamMember[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const path: string = `/teams/${teamId}/members${queryString({ cursor, limit: PAGE })}`;
    const page: { items: TeamMember[]; nextCursor: string | null } = await request(
      { method: 'GET', path, signal },
      checked(listTeamMembers.output),
    );
    members.push(...page.items);
    cursor = page.nextCursor;
  }
  return members;
}

function membersOptions(teamId: string) {
  return queryOptions({
    queryKey: ['teams', teamId, 'members'],
    queryFn: ({ signal }) => fetchMembers(teamId, signal),
    enabled: teamId !== '',
  });
}

/** Every member of a team, leaders first: few enough to be searched on the device. */
export function useMembers(teamId: string) {
  return useQuery(membersOptions(teamId));
}
