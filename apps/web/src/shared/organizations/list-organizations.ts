import { listOrganizations, type Organization } from '@liandong/contracts/people/organization';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../api/decode.js';
import { queryString, request } from '../api/request.js';

type FewKind = Extract<Organization['kind'], 'district' | 'street' | 'community'>;

/** A district has some dozens of communities: all of a kind fit a select. */
async function fetchOrganizations(kind: FewKind, signal: AbortSignal): Promise<Organization[]> {
  const path = `/organizations${queryString({ kind, limit: 200 })}`;
  const page = await request({ method: 'GET', path, signal }, checked(listOrganizations.output));
  return page.items;
}

const organizationsOptions = (kind: FewKind) =>
  queryOptions({
    queryKey: ['organizations', kind],
    queryFn: ({ signal }) => fetchOrganizations(kind, signal),
    staleTime: 5 * 60 * 1000,
  });

export function useOrganizations(kind: FewKind) {
  return useQuery(organizationsOptions(kind));
}

export function useCommunities() {
  return useOrganizations('community');
}
