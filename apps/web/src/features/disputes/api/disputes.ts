import {
  listDisputes,
  QueuedScanAnswer,
  type Dispute,
  type DisputeDecision,
} from '@liandong/contracts/check-ins/check-in-batch';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

/** Batches come from phones at any time: the list looks again by itself. */
const LOOK_EVERY_MS = 30_000;

function disputesOptions(activityId: string) {
  return queryOptions({
    queryKey: ['disputes', activityId],
    queryFn: ({ signal }) =>
      request(
        { method: 'GET', path: `/activities/${activityId}/disputes`, signal },
        checked(listDisputes.output),
      ),
    refetchInterval: LOOK_EVERY_MS,
  });
}

/** The scans that wait for a decision, oldest first. */
export function useDisputes(activityId: string) {
  return useQuery(disputesOptions(activityId));
}

interface Decided {
  dispute: Dispute;
  decision: DisputeDecision;
}

/** Accepts a scan, as shown or at another time, or rejects it. */
export function useDecideDispute(activityId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ dispute, decision }: Decided) =>
      request(
        { method: 'POST', path: `/activities/${activityId}/disputes/${dispute.scanId}`, body: decision },
        checked(QueuedScanAnswer),
      ),
    // A refusal may mean that somebody else has decided it: the list shows what is left.
    onSettled: () => queries.invalidateQueries({ queryKey: disputesOptions(activityId).queryKey }),
  });
}
