import { Activity, type ActivityInput, type ActivityPatch } from '@liandong/contracts/activities/activity';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { toLocalInput } from '../../../shared/time/shanghai.js';
import { activityKeys } from './activity-keys.js';

function createActivity(body: ActivityInput): Promise<Activity> {
  return request({ method: 'POST', path: '/activities', body }, checked(Activity));
}

function patchActivity(
  { id, version, startsAt, endsAt }: Activity,
  facts: Omit<ActivityInput, 'teamId' | 'activityClass'>,
): Promise<Activity> {
  const body: z.infer<typeof ActivityPatch> = {
    ...facts,
    version,
    startsAt: untouched(startsAt, facts.startsAt),
    endsAt: untouched(endsAt, facts.endsAt),
  };
  return request({ method: 'PATCH', path: `/activities/${id}`, body }, checked(Activity));
}

/** The form names minutes: a time that nobody touched stays as it was, to the second. */
function untouched(before: string, typed: string): string {
  return toLocalInput(before) === toLocalInput(typed) ? before : typed;
}

/** Creates an activity, or changes the given one as it was read: its version and team stay. */
export function useSaveActivity(existing: Activity | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ teamId, activityClass, ...facts }: ActivityInput) =>
      existing === null
        ? createActivity({ teamId, activityClass, ...facts })
        : patchActivity(existing, facts),
    onSuccess: (saved) => {
      queries.setQueryData(activityKeys.one(saved.id), saved);
      return queries.invalidateQueries({ queryKey: activityKeys.all });
    },
  });
}
