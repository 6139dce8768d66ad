import { listActivities, type ActivityQuery } from '@liandong/contracts/activities/activity';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { queryString, request } from '../../../shared/api/request.js';
import { activityKeys } from './activity-keys.js';

export type ActivityFilter = Partial<Omit<ActivityQuery, 'cursor' | 'limit'>>;

const PAGE = 30;

function fetchActivities(filter: ActivityFilter, cursor: string, signal: AbortSignal) {
  const query = queryString({ ...filter, cursor, limit: PAGE });
  return request({ method: 'GET', path: `/activities${query}`, signal }, checked(listActivities.output));
}

export function activitiesOptions(filter: ActivityFilter) {
  return infiniteQueryOptions({
    queryKey: activityKeys.list(filter),
    queryFn: ({ pageParam, signal }) => fetchActivities(filter, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useActivities(filter: ActivityFilter) {
  return useInfiniteQuery(activitiesOptions(filter));
}
