import { listReminders } from '@liandong/contracts/notifications/notification';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

const remindersOptions = queryOptions({
  queryKey: ['me', 'reminders'],
  queryFn: ({ signal }) =>
    request({ method: 'GET', path: '/me/reminders?limit=50', signal }, checked(listReminders.output)),
});

export function useReminders() {
  return useQuery(remindersOptions);
}
