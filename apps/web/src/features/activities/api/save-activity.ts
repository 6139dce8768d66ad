import { Activity, type ActivityInput, type ActivityPatch } from '@liandong/contracts/activities/activity';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { activityKeys } from './activity-keys.js';

function createActivity(body: ActivityInput): Promise<Activity> {
  return request({ method: 'POST', path: '/activities', body }, checked(Activity));
}

function patchActivity(id: string, body: z.infer<typeof ActivityPatch>): Promise<Activity> {
  return request({ method: 'PATCH', path: `/activities/${id}`, body }, checked(Activity));
}

/** Creates an activity, or changes the given one as it was read: its version and team stay. */
export function useSaveActivity(existing: Activity | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ teamId, activityClass, ...facts }: ActivityInput) =>
      existing === null
        ? createActivity({ teamId, activityClass, ...facts })
        : patchActivity(existing.id, { ...facts, version: existing.version }),
    onSuccess: (saved) => {
      queries.setQueryData(activityKeys.one(saved.id), saved);
      return queries.invalidateQueries({ queryKey: activityKeys.all });
    },
  });
}
