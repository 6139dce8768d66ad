import { InboxMessage } from '@liandong/contracts/notifications/notification';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { inboxKey } from './inbox.js';

export function useReadMessage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request({ method: 'POST', path: `/me/notifications/${id}/read` }, checked(InboxMessage)),
    onSuccess: () => queries.invalidateQueries({ queryKey: inboxKey }),
  });
}
