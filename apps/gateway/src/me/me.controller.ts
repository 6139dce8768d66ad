import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { listMySignUps } from '@liandong/contracts/activities/sign-up';
import { getMe, updateMe } from '@liandong/contracts/auth/auth';
import { getMyLedger } from '@liandong/contracts/ledger/ledger';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { Answers, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { Ctx } from '../http/request-context.js';

@ApiTags('me')
@Controller(`${API}/me`)
export class MeController {
  constructor(private readonly rpc: RpcClient) {}

  @ApiOperation({ summary: 'The person who is signed in' })
  @Answers(getMe)
  @Get()
  get(@Ctx() ctx: RpcContext) {
    return this.rpc.call(getMe, {}, ctx);
  }

  @ApiOperation({ summary: 'Change your own name or language' })
  @Answers(updateMe)
  @Patch()
  update(@Body({ schema: updateMe.input }) patch: InputOf<typeof updateMe>, @Ctx() ctx: RpcContext) {
    return this.rpc.call(updateMe, patch, ctx);
  }

  @ApiOperation({ summary: 'Your sign-ups, upcoming ones first' })
  @Answers(listMySignUps)
  @Get('sign-ups')
  signUps(
    @Query({ schema: listMySignUps.input }) query: InputOf<typeof listMySignUps>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(listMySignUps, query, ctx);
  }

  @ApiOperation({ summary: 'Your hours: entries and totals' })
  @Answers(getMyLedger)
  @Get('ledger')
  ledger(@Query({ schema: getMyLedger.input }) query: InputOf<typeof getMyLedger>, @Ctx() ctx: RpcContext) {
    return this.rpc.call(getMyLedger, query, ctx);
  }
}
