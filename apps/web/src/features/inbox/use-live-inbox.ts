import { InboxMessage } from '@liandong/contracts/notifications/notification';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { checked } from '../../shared/api/decode.js';
import { openEventStream } from '../../shared/api/event-stream.js';
import { useToast } from '../../shared/ui/toasts.js';

const decode = checked(InboxMessage);

/** Shows messages as they arrive, on whatever screen the person is. */
export function useLiveInbox(): void {
  const queries = useQueryClient();
  const toast = useToast();

  useEffect(() => {
    let broken = false;
    const readAgain = () => void queries.invalidateQueries({ queryKey: ['me'] });
    return openEventStream({
      path: '/me/stream',
      onEvent: (event, data) => {
        if (event !== 'message') return;
        const { kind, title, wishId, caseId, activityId } = decode(data);
        // Whoever signs up has just been told by the page.
        if (kind !== 'signUpConfirmed') toast({ text: title });
        readAgain();
        // A page of what it is about may be open.
        if (wishId !== null) void queries.invalidateQueries({ queryKey: ['wishes'] });
        if (caseId !== null) void queries.invalidateQueries({ queryKey: ['cases'] });
        if (activityId !== null) void queries.invalidateQueries({ queryKey: ['activities'] });
      },
      onState: (state) => {
        // What came while the connection was lost is not sent again: read it.
        if (state === 'live' && broken) readAgain();
        broken = state === 'waiting' || (broken && state !== 'live');
      },
    });
  }, [queries, toast]);
}
