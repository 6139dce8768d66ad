import { CorrectionCaseDetail } from '@liandong/contracts/ledger/correction-case';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

function caseOptions(id: string) {
  return queryOptions({
    queryKey: ['cases', id],
    queryFn: ({ signal }) =>
      request({ method: 'GET', path: `/ledger/corrections/${id}`, signal }, checked(CorrectionCaseDetail)),
  });
}

export function useCase(id: string) {
  return useQuery(caseOptions(id));
}
