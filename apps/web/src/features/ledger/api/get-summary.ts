import { LedgerSummary, type LedgerFilter, type LedgerGrouping } from '@liandong/contracts/ledger/ledger';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { queryString, request } from '../../../shared/api/request.js';

function summaryOptions(filter: LedgerFilter, groupBy?: LedgerGrouping) {
  return queryOptions({
    queryKey: ['ledger', 'summary', filter, groupBy],
    queryFn: ({ signal }) =>
      request(
        { method: 'GET', path: `/ledger/summary${queryString({ ...filter, groupBy })}`, signal },
        checked(LedgerSummary),
      ),
  });
}

export function useLedgerSummary(filter: LedgerFilter, groupBy?: LedgerGrouping) {
  return useQuery(summaryOptions(filter, groupBy));
}
