import { LedgerSummary, type LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { queryString, request } from '../../../shared/api/request.js';

function summaryOptions(filter: LedgerFilter) {
  return queryOptions({
    queryKey: ['ledger', 'summary', filter],
    queryFn: ({ signal }) =>
      request(
        { method: 'GET', path: `/ledger/summary${queryString(filter)}`, signal },
        checked(LedgerSummary),
      ),
  });
}

export function useLedgerSummary(filter: LedgerFilter) {
  return useQuery(summaryOptions(filter));
}
