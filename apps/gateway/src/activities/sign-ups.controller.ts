import { Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { createSignUp, listSignUps, withdrawSignUp } from '@liandong/contracts/activities/sign-up';
import { PageQuery } from '@liandong/contracts/common/page';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { Answers } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { Ctx } from '../http/request-context.js';
import { Idempotent } from '../idempotency/idempotency.interceptor.js';

@ApiTags('activities')
@Controller(`${API}/activities/:id/sign-ups`)
export class SignUpsController {
  constructor(private readonly rpc: RpcClient) {}

  @ApiOperation({ summary: 'Who signed up, for those who may read the team' })
  @Answers(listSignUps)
  @Get()
  list(@PathId() activityId: string, @Query({ schema: PageQuery }) query: PageQuery, @Ctx() ctx: RpcContext) {
    return this.rpc.call(listSignUps, { ...query, activityId }, ctx);
  }

  @ApiOperation({ summary: 'Sign up, or join the waitlist when it is full' })
  @Answers(createSignUp, 201)
  @Idempotent()
  @Post()
  signUp(@PathId() activityId: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(createSignUp, { activityId }, ctx);
  }

  @ApiOperation({ summary: 'Withdraw before the start' })
  @Answers(withdrawSignUp)
  @Delete('mine')
  withdraw(@PathId() activityId: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(withdrawSignUp, { activityId }, ctx);
  }
}
