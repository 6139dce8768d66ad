import { listCases, type CaseStatus } from '@liandong/contracts/ledger/correction-case';
import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { queryString, request } from '../../../shared/api/request.js';

const PAGE = 30;

function fetchCases(query: Record<string, string>, signal: AbortSignal) {
  return request(
    { method: 'GET', path: `/ledger/corrections${queryString({ ...query, limit: PAGE })}`, signal },
    checked(listCases.output),
  );
}

function casesOptions(status: CaseStatus | '') {
  return infiniteQueryOptions({
    queryKey: ['cases', 'list', status],
    queryFn: ({ pageParam, signal }) => fetchCases({ status, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Corrections of an entry that nobody has decided yet. */
export function useOpenCorrections(entryId: string) {
  return useQuery({
    queryKey: ['cases', 'of-entry', entryId],
    queryFn: ({ signal }) => fetchCases({ entryId }, signal),
    select: ({ items }) => items.filter(({ status }) => status === 'requested' || status === 'proposed'),
  });
}

export function useCases(status: CaseStatus | '') {
  return useInfiniteQuery(casesOptions(status));
}
