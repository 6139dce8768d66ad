import { listDailyHeads, listSigningKeys } from '@liandong/contracts/ledger/proof';
import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

const DAYS = 14;

const headsOptions = infiniteQueryOptions({
  queryKey: ['ledger-heads'],
  queryFn: ({ pageParam, signal }) => {
    const query = new URLSearchParams({ limit: String(DAYS), ...(pageParam ? { cursor: pageParam } : {}) });
    return request(
      { method: 'GET', path: `/ledger/tree-heads?${query}`, signal },
      checked(listDailyHeads.output),
    );
  },
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor,
});

const keysOptions = queryOptions({
  queryKey: ['ledger-public-keys'],
  queryFn: ({ signal }) =>
    request({ method: 'GET', path: '/ledger/public-keys', signal }, checked(listSigningKeys.output)),
});

/** The signed head of each day, newest first. */
export function useDailyHeads() {
  return useInfiniteQuery(headsOptions);
}

export function useSigningKeys() {
  return useQuery(keysOptions);
}
