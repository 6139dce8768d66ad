import { listCases, type CaseStatus } from '@liandong/contracts/ledger/correction-case';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
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

export function useCases(status: CaseStatus | '') {
  return useInfiniteQuery(casesOptions(status));
}
