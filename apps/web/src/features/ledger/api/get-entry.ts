import { LedgerEntryDetail } from '@liandong/contracts/ledger/ledger';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

function entryOptions(id: string) {
  return queryOptions({
    queryKey: ['ledger', 'entry', id],
    queryFn: ({ signal }) =>
      request({ method: 'GET', path: `/ledger/entries/${id}`, signal }, checked(LedgerEntryDetail)),
  });
}

export function useLedgerEntry(id: string) {
  return useQuery(entryOptions(id));
}
