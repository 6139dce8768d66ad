import { listAnomalies } from '@liandong/contracts/ledger/anomaly';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { queryString, request } from '../../../shared/api/request.js';

function anomaliesOptions(month: string) {
  return queryOptions({
    queryKey: ['ledger', 'anomalies', month],
    queryFn: ({ signal }) =>
      request(
        { method: 'GET', path: `/ledger/anomalies${queryString({ month })}`, signal },
        checked(listAnomalies.output),
      ),
  });
}

export function useAnomalies(month: string) {
  return useQuery(anomaliesOptions(month));
}
