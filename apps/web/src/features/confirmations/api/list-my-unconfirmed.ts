import { listMyUnconfirmed } from '@liandong/contracts/confirmations/due-confirmation';
import { useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { confirmationKeys } from './confirmation-keys.js';

export function useMyUnconfirmed() {
  return useQuery({
    queryKey: confirmationKeys.mine,
    queryFn: ({ signal }) =>
      request({ method: 'GET', path: '/me/unconfirmed', signal }, checked(listMyUnconfirmed.output)),
  });
}
