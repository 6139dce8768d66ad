import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  getMyMemberCode,
  getScannerKit,
  revokeMemberCodes,
  revokeMyMemberCodes,
} from '@liandong/contracts/check-ins/member-code';
import { Id } from '@liandong/contracts/common/scalars';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { Answers } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { Ctx } from '../http/request-context.js';
import { Idempotent } from '../idempotency/idempotency.interceptor.js';

@ApiTags('check-in')
@Controller(API)
export class MemberCodesController {
  constructor(private readonly rpc: RpcClient) {}

  @ApiOperation({ summary: 'Your member code, which the leader scans from your phone' })
  @Answers(getMyMemberCode)
  @Get('me/member-code')
  mine(@Ctx() ctx: RpcContext) {
    return this.rpc.call(getMyMemberCode, {}, ctx);
  }

  @ApiOperation({ summary: 'Make every code and card of yours useless that was made until now' })
  @Answers(revokeMyMemberCodes)
  @Idempotent()
  @Post('me/member-code/revoke')
  revokeMine(@Ctx() ctx: RpcContext) {
    return this.rpc.call(revokeMyMemberCodes, {}, ctx);
  }

  @ApiOperation({ summary: 'Make the codes of a member useless who lost a card' })
  @Answers(revokeMemberCodes)
  @Idempotent()
  @Post('teams/:id/members/:volunteerId/revoke-codes')
  revokeOfMember(
    @PathId() teamId: string,
    @Param('volunteerId', { schema: Id }) volunteerId: string,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(revokeMemberCodes, { teamId, volunteerId }, ctx);
  }

  @ApiOperation({
    summary: 'What the leader’s phone needs to judge member codes without signal',
    description:
      'Keys, roster, revocations and who is there already; to be fetched again where there is signal.',
  })
  @Answers(getScannerKit)
  @Get('activities/:id/scanner')
  scanner(@PathId() activityId: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(getScannerKit, { activityId }, ctx);
  }
}
