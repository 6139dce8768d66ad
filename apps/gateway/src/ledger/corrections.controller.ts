import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  approveCase,
  CaseNote,
  CorrectionInput,
  endorseCase,
  EndorsementInput,
  getCase,
  listCases,
  proposeCorrection,
  proposeRetro,
  rejectCase,
  RejectionInput,
  RetroInput,
  withdrawCase,
} from '@liandong/contracts/ledger/correction-case';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { Answers, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { Ctx } from '../http/request-context.js';
import { Idempotent } from '../idempotency/idempotency.interceptor.js';

@ApiTags('ledger')
@Controller(`${API}/ledger`)
export class CorrectionsController {
  constructor(private readonly rpc: RpcClient) {}

  @ApiOperation({ summary: 'Propose a correction of an entry, or ask for one of your own' })
  @Answers(proposeCorrection, 201)
  @Idempotent()
  @Post('corrections')
  propose(@Body({ schema: CorrectionInput }) input: CorrectionInput, @Ctx() ctx: RpcContext) {
    return this.rpc.call(proposeCorrection, input, ctx);
  }

  @ApiOperation({ summary: 'Propose what is entered afterwards: service, attendance, a training, an award' })
  @Answers(proposeRetro, 201)
  @Idempotent()
  @Post('retro')
  retro(@Body({ schema: RetroInput }) input: RetroInput, @Ctx() ctx: RpcContext) {
    return this.rpc.call(proposeRetro, input, ctx);
  }

  @ApiOperation({ summary: 'Cases that concern you or your teams, newest first' })
  @Answers(listCases)
  @Get('corrections')
  list(@Query({ schema: listCases.input }) query: InputOf<typeof listCases>, @Ctx() ctx: RpcContext) {
    return this.rpc.call(listCases, query, ctx);
  }

  @ApiOperation({ summary: 'One case with its evidence and history' })
  @Answers(getCase)
  @Get('corrections/:id')
  get(@PathId() id: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(getCase, { id }, ctx);
  }

  @ApiOperation({ summary: 'Take up a volunteer’s request and so propose it' })
  @Answers(endorseCase)
  @Idempotent()
  @Post('corrections/:id/endorse')
  endorse(
    @PathId() id: string,
    @Body({ schema: EndorsementInput }) input: z.output<typeof EndorsementInput>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(endorseCase, { ...input, id }, ctx);
  }

  @ApiOperation({ summary: 'Approve what somebody else proposed: it counts from now on' })
  @Answers(approveCase)
  @Idempotent()
  @Post('corrections/:id/approve')
  approve(
    @PathId() id: string,
    @Body({ schema: CaseNote }) input: z.output<typeof CaseNote>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(approveCase, { ...input, id }, ctx);
  }

  @ApiOperation({ summary: 'Reject a case, and say why' })
  @Answers(rejectCase)
  @Idempotent()
  @Post('corrections/:id/reject')
  reject(
    @PathId() id: string,
    @Body({ schema: RejectionInput }) input: z.output<typeof RejectionInput>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(rejectCase, { ...input, id }, ctx);
  }

  @ApiOperation({ summary: 'Take back what you proposed or asked for' })
  @Answers(withdrawCase)
  @Idempotent()
  @Post('corrections/:id/withdraw')
  withdraw(
    @PathId() id: string,
    @Body({ schema: CaseNote }) input: z.output<typeof CaseNote>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(withdrawCase, { ...input, id }, ctx);
  }
}
