import { LedgerSummary } from '@liandong/contracts/ledger/ledger';
import { CommunityReportIns, ReportIn } from '@liandong/contracts/people/report-in';
import {
  infiniteQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { queryString, request } from '../../../shared/api/request.js';

const KEY = ['report-ins'];

const listOptions = (organizationId: string) =>
  infiniteQueryOptions({
    queryKey: [...KEY, organizationId],
    queryFn: ({ pageParam, signal }) =>
      request(
        {
          method: 'GET',
          path: `/report-ins${queryString({ organizationId, cursor: pageParam, limit: 50 })}`,
          signal,
        },
        checked(CommunityReportIns),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    enabled: organizationId !== '',
  });

/** Who is reported in within an organisation; each page carries the number of people. */
export function useCommunityReportIns(organizationId: string) {
  return useInfiniteQuery(listOptions(organizationId));
}

/** What those who reported in have served within a subtree, by the ledger. */
export function useServedTimes(organizationPath: string) {
  return useQuery({
    queryKey: ['ledger', 'summary', { kind: 'reportInService', organizationPath }],
    queryFn: ({ signal }) =>
      request(
        {
          method: 'GET',
          path: `/ledger/summary${queryString({ kind: 'reportInService', organizationPath })}`,
          signal,
        },
        checked(LedgerSummary),
      ),
    enabled: organizationPath !== '',
  });
}

export function useDeclineReportIn(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      request({ method: 'POST', path: `/report-ins/${id}/decline`, body: { reason } }, checked(ReportIn)),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
