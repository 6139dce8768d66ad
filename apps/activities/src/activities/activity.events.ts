import type { activityChanged, responsibleChosen } from '@liandong/contracts/activities/activity';
import type { z } from 'zod';
import type { TeamEntity } from '../directory/team.entity.js';
import type { ActivityEntity } from './activity.entity.js';

/** The activity as other services learn of it. */
export function toActivityChanged(
  activity: Omit<ActivityEntity, 'team'>,
  team: Pick<TeamEntity, 'organizationPath'>,
): z.input<typeof activityChanged.payload> {
  return {
    id: activity.id,
    version: activity.version,
    status: activity.status,
    cancelReason: activity.cancelReason,
    cancelledAt: activity.cancelledAt?.toISOString() ?? null,
    publishedAt: activity.publishedAt?.toISOString() ?? null,
    teamId: activity.teamId,
    organizationPath: team.organizationPath,
    responsibleId: activity.responsibleId,
    title: activity.title,
    activityClass: activity.activityClass,
    linkedParties: activity.linkedParties,
    place: activity.place,
    description: activity.description,
    startsAt: activity.startsAt.toISOString(),
    endsAt: activity.endsAt.toISOString(),
    capacity: activity.capacity,
    checkInPolicy: {
      earlyMinutes: activity.earlyMinutes,
      lateMinutes: activity.lateMinutes,
      walkIns: activity.walkIns,
      ways: activity.ways,
      checkOut: activity.checkOut,
      breaks: activity.breaks,
      position: activity.position,
    },
  };
}

/** What whoever answers for it now is told of the activity. */
export function toResponsibleChosen({
  id,
  title,
  place,
  startsAt,
  endsAt,
  responsibleId,
}: ActivityEntity): z.input<typeof responsibleChosen.payload> {
  return {
    activityId: id,
    title,
    place,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    responsibleId,
  };
}
