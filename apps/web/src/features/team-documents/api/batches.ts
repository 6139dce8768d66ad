import {
  CertificateBatch,
  listCertificateBatches,
  type CertificateBatchInput,
} from '@liandong/contracts/certificates/certificate-batch';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { queryString, request } from '../../../shared/api/request.js';
import { download } from '../../../shared/files/download.js';

/** How often the progress of a batch is asked for while it is being made. */
const POLL_MS = 1_000;

function batchesOptions(teamId: string) {
  return queryOptions({
    queryKey: ['certificate-batches', teamId],
    queryFn: ({ signal }) =>
      request(
        { method: 'GET', path: `/certificate-batches${queryString({ teamId })}`, signal },
        checked(listCertificateBatches.output),
      ),
    refetchInterval: ({ state }) => (state.data?.items.some((batch) => !batch.finished) ? POLL_MS : false),
  });
}

export function useBatches(teamId: string) {
  return useQuery(batchesOptions(teamId));
}

export function useCreateBatch(teamId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (period: Omit<CertificateBatchInput, 'teamId'>) =>
      request(
        { method: 'POST', path: '/certificate-batches', body: { teamId, ...period } },
        checked(CertificateBatch),
      ),
    onSuccess: () => queries.invalidateQueries(batchesOptions(teamId)),
  });
}

export function downloadBatchPart(id: string, part: number): Promise<void> {
  return download({ method: 'GET', path: `/certificate-batches/${id}.pdf?part=${part}` }, 'certificates.pdf');
}

export function downloadTeamCards(teamId: string): Promise<void> {
  return download({ method: 'GET', path: `/teams/${teamId}/member-cards.pdf` }, 'member-cards.pdf');
}
