import { Activity, listActivities } from '@liandong/contracts/activities/activity';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { queryString, request } from '../../../shared/api/request.js';
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
  return page.items.filter(
    ({ status, endsAt }) => (status === 'published' || status === 'completed') && new Date(endsAt) <= now,
  );
}

function heldOptions(teamId: string) {
  return queryOptions({
    queryKey: ['cases', 'held-activities', teamId],
    queryFn: ({ signal }) => fetchHeld(teamId, signal),
    enabled: teamId !== '',
  });
}

/** The team's activities that have ended and were held, the latest first. */
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
