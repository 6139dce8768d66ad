import { Activity } from '@liandong/contracts/activities/activity';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { activityKeys } from './activity-keys.js';

export function activityOptions(id: string) {
  return queryOptions({
    queryKey: activityKeys.one(id),
    queryFn: ({ signal }) => request({ method: 'GET', path: `/activities/${id}`, signal }, checked(Activity)),
  });
}

export function useActivity(id: string) {
  return useQuery(activityOptions(id));
}
