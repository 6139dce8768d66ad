import { Controller } from '@nestjs/common';
import {
  getManagers,
  getTeam,
  listTeamManagers,
  listTeamMembers,
  listTeams,
  type TeamQuery,
} from '@liandong/contracts/people/team';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { TeamsService, type ManagedPlace, type MembersQuery } from './teams.service.js';

@Controller()
export class TeamsController {
  constructor(private readonly teams: TeamsService) {}

  @HandleRpc(listTeams)
  async list(query: z.output<typeof TeamQuery>, ctx: RpcContext) {
    actorOf(ctx);
    return this.teams.list(query);
  }

  @HandleRpc(getTeam)
  async get({ id }: { id: string }, ctx: RpcContext) {
    actorOf(ctx);
    return this.teams.get(id);
  }

  @HandleRpc(listTeamMembers)
  async listMembers(query: MembersQuery, ctx: RpcContext) {
    return this.teams.listMembers(actorOf(ctx), query);
  }

  @HandleRpc(listTeamManagers)
  async listManagers({ teamId }: { teamId: string }, ctx: RpcContext) {
    return this.teams.listManagers(actorOf(ctx), teamId);
  }

  @HandleRpc(getManagers)
  async managers(place: ManagedPlace, ctx: RpcContext) {
    return this.teams.managersOf(actorOf(ctx), place);
  }
}
