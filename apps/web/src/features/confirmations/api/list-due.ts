import { listDueConfirmations } from '@liandong/contracts/confirmations/due-confirmation';
import { useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { confirmationKeys } from './confirmation-keys.js';

export function useDueConfirmations() {
  return useQuery({
    queryKey: confirmationKeys.due,
    queryFn: ({ signal }) =>
      request({ method: 'GET', path: '/confirmations/due', signal }, checked(listDueConfirmations.output)),
  });
}
