import { Activity } from '@liandong/contracts/activities/activity';
import type { ApiClient } from './api-client.js';

/** The team that somebody leads. */
export function ledTeamOf({ session }: ApiClient): string {
  return session?.me.teams.find((team) => team.leads)?.id ?? '';
}

/**
 * A draft of a leader's team.
 * @param times of its start and its end, in milliseconds since 1970
 * @param fields the title, and what is to differ
 */
export async function draftOf(
  leader: ApiClient,
  times: readonly [number, number],
  fields: object,
): Promise<Activity> {
  const [startsAt, endsAt] = times.map((time) => new Date(time).toISOString());
  const usual = { teamId: ledTeamOf(leader), activityClass: 'environment', place: '福清河畔' };
  const { body } = await leader.post('/activities', { ...usual, startsAt, endsAt, ...fields });
  return Activity.parse(body);
}

/** The same, published. */
export async function publishedOf(...wanted: Parameters<typeof draftOf>): Promise<Activity> {
  const [leader] = wanted;
  const { id } = await draftOf(...wanted);
  return Activity.parse((await leader.post(`/activities/${id}/publish`)).body);
}
