import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '@liandong/contracts/common/page';
import { getTeam, listTeamManagers, listTeamMembers, listTeams } from '@liandong/contracts/people/team';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { Answers, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { Ctx } from '../http/request-context.js';

@ApiTags('people')
@Controller(`${API}/teams`)
export class TeamsController {
  constructor(private readonly rpc: RpcClient) {}

  @ApiOperation({ summary: 'Volunteer teams' })
  @Answers(listTeams)
  @Get()
  list(@Query({ schema: listTeams.input }) query: InputOf<typeof listTeams>, @Ctx() ctx: RpcContext) {
    return this.rpc.call(listTeams, query, ctx);
  }

  @ApiOperation({ summary: 'One team' })
  @Answers(getTeam)
  @Get(':id')
  get(@PathId() id: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(getTeam, { id }, ctx);
  }

  @ApiOperation({ summary: 'Its members, for those who may read the team' })
  @Answers(listTeamMembers)
  @Get(':id/members')
  members(@PathId() teamId: string, @Query({ schema: PageQuery }) query: PageQuery, @Ctx() ctx: RpcContext) {
    return this.rpc.call(listTeamMembers, { ...query, teamId }, ctx);
  }

  @ApiOperation({ summary: 'Who can answer for its activities, for those who manage it' })
  @Answers(listTeamManagers)
  @Get(':id/managers')
  managers(@PathId() teamId: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(listTeamManagers, { teamId }, ctx);
  }
}
