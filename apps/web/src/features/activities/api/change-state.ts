import { Activity } from '@liandong/contracts/activities/activity';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../../shared/api/api-error.js';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { activityKeys } from './activity-keys.js';

export type StateChange = { to: 'publish' } | { to: 'complete' } | { to: 'cancel'; reason: string };

function changeState(id: string, change: StateChange): Promise<Activity> {
  const body = change.to === 'cancel' ? { reason: change.reason } : undefined;
  return request({ method: 'POST', path: `/activities/${id}/${change.to}`, body }, checked(Activity));
}

/** Takes a draft away. That it is gone already is as good: another leader did the same. */
export function useDiscard(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      request({ method: 'DELETE', path: `/activities/${id}` }, () => id).catch((error: unknown) => {
        if (error instanceof ApiError && error.problem.code === 'ACTIVITY_NOT_FOUND') return id;
        throw error;
      }),
    // The page of the draft is still shown, and would ask for what is gone.
    onSuccess: () => queries.invalidateQueries({ queryKey: activityKeys.lists }),
  });
}

/** Publishes, completes or cancels an activity. */
export function useChangeState(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: StateChange) => changeState(id, change),
    onSuccess: (activity) => {
      queries.setQueryData(activityKeys.one(id), activity);
      return queries.invalidateQueries({ queryKey: activityKeys.all });
    },
  });
}
