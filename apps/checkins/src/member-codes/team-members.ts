import { Injectable } from '@nestjs/common';
import { listTeamMembers, type TeamMember } from '@liandong/contracts/people/team';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';

/** Asks the volunteers service, in the name of who asks us, who is in a team. */
@Injectable()
export class TeamMembers {
  constructor(private readonly rpc: RpcClient) {}

  /** @throws AppError as `listTeamMembers` does: TEAM_NOT_FOUND, FORBIDDEN, UNAVAILABLE */
  async of(teamId: string, ctx: RpcContext): Promise<TeamMember[]> {
    const members: TeamMember[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.rpc.call(listTeamMembers, { teamId, limit: 200, cursor }, ctx);
      members.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return members;
  }
}
