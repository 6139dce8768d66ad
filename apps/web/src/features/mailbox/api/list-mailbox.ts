import { listMailbox } from '@liandong/contracts/notifications/notification';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { send, textOf } from '../../../shared/api/transport.js';

const LOOK_AGAIN_MS = 1_500;

const decode = checked(listMailbox.output);

const mailboxOptions = queryOptions({
  queryKey: ['dev-mailbox'],
  queryFn: async ({ signal }) =>
    decode(await textOf(await send({ method: 'GET', path: '/dev/mailbox?limit=50', signal }))),
  refetchInterval: LOOK_AGAIN_MS,
  refetchIntervalInBackground: true,
  staleTime: 0,
});

/** What was caught instead of being sent, looked at again and again: there is no stream for it. */
export function useMailbox() {
  return useQuery(mailboxOptions);
}
