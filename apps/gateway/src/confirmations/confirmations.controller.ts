import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ConfirmInput,
  confirmAttendance,
  getConfirmation,
} from '@liandong/contracts/confirmations/confirmation';
import { listDueConfirmations, listMyUnconfirmed } from '@liandong/contracts/confirmations/due-confirmation';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { Answers } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { Ctx } from '../http/request-context.js';
import { Idempotent } from '../idempotency/idempotency.interceptor.js';

@ApiTags('check-in')
@Controller(API)
export class ConfirmationsController {
  constructor(private readonly rpc: RpcClient) {}

  @ApiOperation({ summary: 'Who came, on what evidence, and what is proposed to count' })
  @Answers(getConfirmation)
  @Get('activities/:id/confirmation')
  get(@PathId() activityId: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(getConfirmation, { activityId }, ctx);
  }

  @ApiOperation({
    summary: 'Confirm attendance and hours: all as proposed, some differently',
    description: 'Until the end of the tenth working day after the activity; nobody confirms their own.',
  })
  @Answers(confirmAttendance)
  @Idempotent()
  @Post('activities/:id/attendance/confirm')
  confirm(
    @PathId() activityId: string,
    @Body({ schema: ConfirmInput }) input: ConfirmInput,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(confirmAttendance, { ...input, activityId }, ctx);
  }

  @ApiOperation({ summary: 'Activities of your teams whose hours wait for a confirmation' })
  @Answers(listDueConfirmations)
  @Get('confirmations/due')
  due(@Ctx() ctx: RpcContext) {
    return this.rpc.call(listDueConfirmations, {}, ctx);
  }

  @ApiOperation({ summary: 'Your own attendances that count no hours yet' })
  @Answers(listMyUnconfirmed)
  @Get('me/unconfirmed')
  mine(@Ctx() ctx: RpcContext) {
    return this.rpc.call(listMyUnconfirmed, {}, ctx);
  }
}
