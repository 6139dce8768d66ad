import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  declineReportIn,
  DeclineInput,
  endReportIn,
  listMyReportIns,
  listReportIns,
  ReportInInput,
  resumeReportIn,
  startReportIn,
} from '@liandong/contracts/people/report-in';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { Answers, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { Ctx } from '../http/request-context.js';
import { Idempotent } from '../idempotency/idempotency.interceptor.js';

@ApiTags('people')
@Controller(API)
export class ReportInsController {
  constructor(private readonly rpc: RpcClient) {}

  @ApiOperation({ summary: 'Report in at a community: what you serve there counts as report-in service' })
  @Answers(startReportIn, 201)
  @Idempotent()
  @Post('me/report-ins')
  start(@Body({ schema: ReportInInput }) input: z.output<typeof ReportInInput>, @Ctx() ctx: RpcContext) {
    return this.rpc.call(startReportIn, input, ctx);
  }

  @ApiOperation({ summary: 'Your report-ins, active ones first' })
  @Answers(listMyReportIns)
  @Get('me/report-ins')
  mine(
    @Query({ schema: listMyReportIns.input }) query: InputOf<typeof listMyReportIns>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(listMyReportIns, query, ctx);
  }

  @ApiOperation({ summary: 'End one of yours; what you served until then counts' })
  @Answers(endReportIn)
  @Delete('me/report-ins/:id')
  end(@PathId() id: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(endReportIn, { id }, ctx);
  }

  @ApiOperation({ summary: 'Take back its end within a quarter of an hour' })
  @Answers(resumeReportIn)
  @Idempotent()
  @Post('me/report-ins/:id/resume')
  resume(@PathId() id: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(resumeReportIn, { id }, ctx);
  }

  @ApiOperation({ summary: 'Who is reported in within an organisation of your scope' })
  @Answers(listReportIns)
  @Get('report-ins')
  list(@Query({ schema: listReportIns.input }) query: InputOf<typeof listReportIns>, @Ctx() ctx: RpcContext) {
    return this.rpc.call(listReportIns, query, ctx);
  }

  @ApiOperation({ summary: 'Decline one as the community, and say why' })
  @Answers(declineReportIn)
  @Idempotent()
  @Post('report-ins/:id/decline')
  decline(
    @PathId() id: string,
    @Body({ schema: DeclineInput }) input: z.output<typeof DeclineInput>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(declineReportIn, { ...input, id }, ctx);
  }
}
