import { listMySignUps } from '@liandong/contracts/activities/sign-up';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

const mySignUpsOptions = queryOptions({
  queryKey: ['me', 'sign-ups'],
  queryFn: ({ signal }) =>
    request({ method: 'GET', path: '/me/sign-ups?limit=50', signal }, checked(listMySignUps.output)),
});

export function useMySignUps() {
  return useQuery(mySignUpsOptions);
}
