import { listWishes, type WishQuery } from '@liandong/contracts/activities/wish';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { queryString, request } from '../../../shared/api/request.js';
import { wishKeys } from './wish-keys.js';

export type WishFilter = Partial<Omit<WishQuery, 'cursor' | 'limit'>>;

const PAGE = 30;

function wishesOptions(filter: WishFilter) {
  return infiniteQueryOptions({
    queryKey: wishKeys.list(filter),
    queryFn: ({ pageParam, signal }) =>
      request(
        {
          method: 'GET',
          path: `/wishes${queryString({ ...filter, cursor: pageParam, limit: PAGE })}`,
          signal,
        },
        checked(listWishes.output),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useWishes(filter: WishFilter) {
  return useInfiniteQuery(wishesOptions(filter));
}
