import { Confirmation } from '@liandong/contracts/confirmations/confirmation';
import { useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { confirmationKeys } from './confirmation-keys.js';

export function useConfirmation(activityId: string) {
  return useQuery({
    queryKey: confirmationKeys.one(activityId),
    queryFn: ({ signal }) =>
      request(
        { method: 'GET', path: `/activities/${activityId}/confirmation`, signal },
        checked(Confirmation),
      ),
  });
}
