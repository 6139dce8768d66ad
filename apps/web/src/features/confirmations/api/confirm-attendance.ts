import { Confirmation, type ConfirmInput } from '@liandong/contracts/confirmations/confirmation';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../../shared/api/api-error.js';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { confirmationKeys } from './confirmation-keys.js';

/** Confirms rows; when somebody else was quicker, the list is loaded again and the error says so. */
export function useConfirmAttendance(activityId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: ConfirmInput) =>
      request(
        { method: 'POST', path: `/activities/${activityId}/attendance/confirm`, body: input },
        checked(Confirmation),
      ),
    onSuccess: (confirmation) => {
      queries.setQueryData(confirmationKeys.one(activityId), confirmation);
      return queries.invalidateQueries({ queryKey: confirmationKeys.due });
    },
    onError: (error) =>
      error instanceof ApiError && error.problem.status === 409
        ? queries.invalidateQueries({ queryKey: confirmationKeys.one(activityId) })
        : undefined,
  });
}
