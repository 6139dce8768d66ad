import { listLedgerEntries, type LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { queryString, request } from '../../../shared/api/request.js';

const PAGE = 50;

function fetchEntries(filter: LedgerFilter, cursor: string, signal: AbortSignal) {
  const query = queryString({ ...filter, cursor, limit: PAGE });
  return request(
    { method: 'GET', path: `/ledger/entries${query}`, signal },
    checked(listLedgerEntries.output),
  );
}

function entriesOptions(filter: LedgerFilter) {
  return infiniteQueryOptions({
    queryKey: ['ledger', 'entries', filter],
    queryFn: ({ pageParam, signal }) => fetchEntries(filter, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useLedgerEntries(filter: LedgerFilter) {
  return useInfiniteQuery(entriesOptions(filter));
}
