import { Injectable } from '@nestjs/common';
import type { Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import { getManagers } from '@liandong/contracts/people/team';
import { RpcClient } from '@liandong/messaging/rpc-client';
import { serviceContext } from '@liandong/messaging/service-context';
import type { TeamEntity } from '../directory/team.entity.js';
import { mayManage } from './activity-access.js';

/** Who may answer for a team's activities: its leaders, and the organisers who look after it. */
@Injectable()
export class ResponsiblePeople {
  constructor(private readonly rpc: RpcClient) {}

  /**
   * Whether an actor may put this person in charge. Nobody is asked about the actor themselves, nor about anybody
   * where the actor does not manage the team, and so must not learn who does.
   * @throws AppError RESPONSIBLE_NOT_OF_TEAM, UNAVAILABLE when nobody can say who leads the team
   */
  async check(actor: Actor, team: TeamEntity, personId: string): Promise<void> {
    if (personId === actor.id || !mayManage(actor, team)) return;
    const place = { teamId: team.id, organizationPath: team.organizationPath };
    const { leaderIds, organiserIds } = await this.rpc.call(getManagers, place, serviceContext());
    if (![...leaderIds, ...organiserIds].includes(personId)) throw new AppError('RESPONSIBLE_NOT_OF_TEAM');
  }
}
