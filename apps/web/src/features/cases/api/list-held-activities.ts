import { Activity, listActivities } from '@liandong/contracts/activities/activity';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { queryString, request } from '../../../shared/api/request.js';
import { wasHeld } from '../../../shared/time/is-over.js';
import { serverNow } from '../../../shared/time/server-now.js';

/** As many of the latest as a select can hold; an older one is entered from its own page. */
const OFFERED = 100;

async function fetchHeld(teamId: string, signal: AbortSignal): Promise<Activity[]> {
  const now = serverNow();
  const query = queryString({ teamId, to: now.toISOString(), order: 'latest', limit: OFFERED });
  const page = await request(
    { method: 'GET', path: `/activities${query}`, signal },
    checked(listActivities.output),
  );
  return page.items.filter((activity) => wasHeld(activity, now));
}

function heldOptions(teamId: string) {
  return queryOptions({
    queryKey: ['cases', 'held-activities', teamId],
    queryFn: ({ signal }) => fetchHeld(teamId, signal),
    enabled: teamId !== '',
  });
}

/** The team's activities that were held, those that were cancelled on the way too, the latest first. */
export function useHeldActivities(teamId: string) {
  return useQuery(heldOptions(teamId));
}

function activityOptions(id: string) {
  return queryOptions({
    queryKey: ['cases', 'activity', id],
    queryFn: ({ signal }) => request({ method: 'GET', path: `/activities/${id}`, signal }, checked(Activity)),
    enabled: id !== '',
  });
}

/** The activity that something is entered for; none is asked for while the id is empty. */
export function useActivityOf(id: string) {
  return useQuery(activityOptions(id));
}
