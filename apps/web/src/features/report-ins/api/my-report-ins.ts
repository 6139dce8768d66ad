import { listMyReportIns, ReportIn } from '@liandong/contracts/people/report-in';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

const KEY = ['me', 'report-ins'];

const myReportInsOptions = queryOptions({
  queryKey: KEY,
  queryFn: ({ signal }) =>
    request({ method: 'GET', path: '/me/report-ins?limit=20', signal }, checked(listMyReportIns.output)),
});

/** The own ones, active ones first. */
export function useMyReportIns() {
  return useQuery(myReportInsOptions);
}

export function useReportIn() {
  return useChange((organizationId) => ({
    method: 'POST',
    path: '/me/report-ins',
    body: { organizationId },
  }));
}

export function useEndReportIn() {
  return useChange((id) => ({ method: 'DELETE', path: `/me/report-ins/${id}` }));
}

export function useResumeReportIn() {
  return useChange((id) => ({ method: 'POST', path: `/me/report-ins/${id}/resume` }));
}

/** The list is read again before a change counts as done. */
function useChange(callFor: (id: string) => { method: 'POST' | 'DELETE'; path: string; body?: unknown }) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(callFor(id), checked(ReportIn)),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
