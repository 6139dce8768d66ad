import { mayManageTeam, mayReadTeam, type Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { TeamEntity } from '../directory/team.entity.js';
import type { ActivityEntity } from './activity.entity.js';

type Team = Pick<TeamEntity, 'id' | 'organizationPath'>;

/** True for the team's leader, an organiser above it, and an administrator. */
export function mayManage(actor: Actor, team: Team): boolean {
  return mayManageTeam(actor, { teamId: team.id, organizationPath: team.organizationPath });
}

/** A draft is there only for those who may manage its team. @throws AppError ACTIVITY_NOT_FOUND */
export function checkVisible(actor: Actor, activity: Pick<ActivityEntity, 'status'>, team: Team): void {
  if (activity.status === 'draft' && !mayManage(actor, team)) throw new AppError('ACTIVITY_NOT_FOUND');
}

/** @throws AppError FORBIDDEN, or ACTIVITY_NOT_FOUND for a draft that the actor may not know of */
export function checkManageable(actor: Actor, activity: Pick<ActivityEntity, 'status'>, team: Team): void {
  checkVisible(actor, activity, team);
  if (!mayManage(actor, team)) throw new AppError('FORBIDDEN');
}

/** Who signed up is for managers and the auditor. @throws AppError FORBIDDEN, ACTIVITY_NOT_FOUND */
export function checkSignUpsReadable(
  actor: Actor,
  activity: Pick<ActivityEntity, 'status'>,
  team: Team,
): void {
  checkVisible(actor, activity, team);
  if (!mayReadTeam(actor, { teamId: team.id, organizationPath: team.organizationPath })) {
    throw new AppError('FORBIDDEN');
  }
}
