import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ActivityPatch,
  cancelActivity,
  CancelInput,
  completeActivity,
  createActivity,
  discardActivity,
  getActivity,
  listActivities,
  publishActivity,
  updateActivity,
} from '@liandong/contracts/activities/activity';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { Answers, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { Ctx } from '../http/request-context.js';
import { Idempotent } from '../idempotency/idempotency.interceptor.js';

@ApiTags('activities')
@Controller(`${API}/activities`)
export class ActivitiesController {
  constructor(private readonly rpc: RpcClient) {}

  @ApiOperation({ summary: 'Activities; drafts only for those who may manage the team' })
  @Answers(listActivities)
  @Get()
  list(
    @Query({ schema: listActivities.input }) query: InputOf<typeof listActivities>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(listActivities, query, ctx);
  }

  @ApiOperation({ summary: 'Schedule an activity of a team; it begins as a draft' })
  @Answers(createActivity, 201)
  @Idempotent()
  @Post()
  create(
    @Body({ schema: createActivity.input }) input: InputOf<typeof createActivity>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(createActivity, input, ctx);
  }

  @ApiOperation({ summary: 'One activity' })
  @Answers(getActivity)
  @Get(':id')
  get(@PathId() id: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(getActivity, { id }, ctx);
  }

  @ApiOperation({ summary: 'Change a draft or published activity' })
  @Answers(updateActivity)
  @Patch(':id')
  update(
    @PathId() id: string,
    @Body({ schema: ActivityPatch }) patch: z.output<typeof ActivityPatch>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(updateActivity, { id, patch }, ctx);
  }

  @ApiOperation({ summary: 'Publish a draft: from now on members find it and sign up' })
  @Answers(publishActivity)
  @Idempotent()
  @Post(':id/publish')
  publish(@PathId() id: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(publishActivity, { id }, ctx);
  }

  @ApiOperation({ summary: 'Cancel an activity; those who signed up are told' })
  @Answers(cancelActivity)
  @Idempotent()
  @Post(':id/cancel')
  cancel(
    @PathId() id: string,
    @Body({ schema: CancelInput }) input: z.output<typeof CancelInput>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(cancelActivity, { ...input, id }, ctx);
  }

  @ApiOperation({ summary: 'Take a draft away for good' })
  @Answers(discardActivity)
  @Delete(':id')
  discard(@PathId() id: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(discardActivity, { id }, ctx);
  }

  @ApiOperation({ summary: 'Close an activity that has taken place' })
  @Answers(completeActivity)
  @Idempotent()
  @Post(':id/complete')
  complete(@PathId() id: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(completeActivity, { id }, ctx);
  }
}
