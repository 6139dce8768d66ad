import { Confirmation } from '@liandong/contracts/confirmations/confirmation';
import { useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

/** Who signed up for an activity or came to it, members of its team or not; nobody is asked for while the id is empty. */
export function useActivityPeople(activityId: string) {
  return useQuery({
    queryKey: ['cases', 'people', activityId],
    queryFn: ({ signal }) =>
      request(
        { method: 'GET', path: `/activities/${activityId}/confirmation`, signal },
        checked(Confirmation),
      ),
    select: ({ rows }) => rows.filter(({ displayName }) => displayName !== ''),
    enabled: activityId !== '',
  });
}
