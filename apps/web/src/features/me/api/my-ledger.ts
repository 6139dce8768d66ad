import { MyLedger } from '@liandong/contracts/ledger/ledger';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { queryString, request } from '../../../shared/api/request.js';

const PAGE = 10;

const myLedgerOptions = infiniteQueryOptions({
  queryKey: ['me', 'ledger'],
  queryFn: ({ pageParam, signal }) =>
    request(
      { method: 'GET', path: `/me/ledger${queryString({ cursor: pageParam, limit: PAGE })}`, signal },
      checked(MyLedger),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor,
});

/** The own entries, newest first; each page carries the totals of all of them. */
export function useMyLedger() {
  return useInfiniteQuery(myLedgerOptions);
}
