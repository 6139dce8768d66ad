import { listCases, type CaseStatus } from '@liandong/contracts/ledger/correction-case';
import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { queryString, request } from '../../../shared/api/request.js';

const PAGE = 30;

function casesOptions(status: CaseStatus | '') {
  return infiniteQueryOptions({
    queryKey: ['cases', 'list', status],
    queryFn: ({ pageParam, signal }) =>
      request(
        {
          method: 'GET',
          path: `/ledger/corrections${queryString({ status, cursor: pageParam, limit: PAGE })}`,
          signal,
        },
        checked(listCases.output),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Corrections of an entry that nobody has decided yet. */
export function useOpenCorrections(entryId: string) {
  return useQuery({
    queryKey: ['cases', 'of-entry', entryId],
    queryFn: ({ signal }) =>
      request(
        { method: 'GET', path: `/ledger/corrections${queryString({ entryId, limit: PAGE })}`, signal },
        checked(listCases.output),
      ),
    select: ({ items }) => items.filter(({ status }) => status === 'requested' || status === 'proposed'),
  });
}

export function useCases(status: CaseStatus | '') {
  return useInfiniteQuery(casesOptions(status));
}
