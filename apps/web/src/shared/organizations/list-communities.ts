import { listOrganizations, type Organization } from '@liandong/contracts/people/organization';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../api/decode.js';
import { queryString, request } from '../api/request.js';

/** A district has some dozens of communities: all of them fit a select. */
async function fetchCommunities(signal: AbortSignal): Promise<Organization[]> {
  const path = `/organizations${queryString({ kind: 'community', limit: 200 })}`;
  const page = await request({ method: 'GET', path, signal }, checked(listOrganizations.output));
  return page.items;
}

const communitiesOptions = queryOptions({
  queryKey: ['communities'],
  queryFn: ({ signal }) => fetchCommunities(signal),
  staleTime: 5 * 60 * 1000,
});

export function useCommunities() {
  return useQuery(communitiesOptions);
}
