import { Inbox } from '@liandong/contracts/notifications/notification';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

export const inboxKey = ['me', 'inbox'] as const;

const inboxOptions = queryOptions({
  queryKey: inboxKey,
  queryFn: ({ signal }) =>
    request({ method: 'GET', path: '/me/notifications?limit=50', signal }, checked(Inbox)),
});

/** The newest messages and how many are unread. */
export function useInbox() {
  return useQuery(inboxOptions);
}
