import { WishDetail } from '@liandong/contracts/activities/wish';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { wishKeys } from './wish-keys.js';

function wishOptions(id: string) {
  return queryOptions({
    queryKey: wishKeys.one(id),
    queryFn: ({ signal }) => request({ method: 'GET', path: `/wishes/${id}`, signal }, checked(WishDetail)),
    // A contact that is not looked at any more does not stay in the page's memory.
    gcTime: 0,
  });
}

export function useWish(id: string) {
  return useQuery(wishOptions(id));
}
