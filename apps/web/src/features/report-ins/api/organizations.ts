import { listOrganizations, type OrganizationKind } from '@liandong/contracts/people/organization';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { queryString, request } from '../../../shared/api/request.js';

const STALE_MS = 5 * 60 * 1000;

function organizationsOptions(kind: OrganizationKind, query: string) {
  return queryOptions({
    queryKey: ['organizations', kind, query],
    queryFn: ({ signal }) =>
      request(
        { method: 'GET', path: `/organizations${queryString({ kind, query, limit: 100 })}`, signal },
        checked(listOrganizations.output),
      ),
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
  });
}

/** Those of a kind, by a part of the name or its pinyin; what was found before stays while more is looked for. */
export function useOrganizations(kind: OrganizationKind, query = '') {
  return useQuery(organizationsOptions(kind, query.trim()));
}
