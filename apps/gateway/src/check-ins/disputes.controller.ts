import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { decideDispute, DisputeDecision, listDisputes } from '@liandong/contracts/check-ins/check-in-batch';
import { Id } from '@liandong/contracts/common/scalars';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { Answers } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { Ctx } from '../http/request-context.js';
import { Idempotent } from '../idempotency/idempotency.interceptor.js';

@ApiTags('check-in')
@Controller(`${API}/activities/:id/disputes`)
export class DisputesController {
  constructor(private readonly rpc: RpcClient) {}

  @ApiOperation({ summary: 'Scans that could not be proven and wait for a decision' })
  @Answers(listDisputes)
  @Get()
  list(@PathId() activityId: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(listDisputes, { activityId }, ctx);
  }

  @ApiOperation({ summary: 'Accept or reject such a scan' })
  @Answers(decideDispute)
  @Idempotent()
  @Post(':scanId')
  decide(
    @PathId() activityId: string,
    @Param('scanId', { schema: Id }) scanId: string,
    @Body({ schema: DisputeDecision }) decision: z.output<typeof DisputeDecision>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(decideDispute, { ...decision, activityId, scanId }, ctx);
  }
}
