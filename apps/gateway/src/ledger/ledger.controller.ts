import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '@liandong/contracts/common/page';
import { AnomalyQuery, listAnomalies } from '@liandong/contracts/ledger/anomaly';
import { exportLedger } from '@liandong/contracts/ledger/export';
import {
  getLedgerEntry,
  LedgerFilter,
  listLedgerEntries,
  summarizeLedger,
} from '@liandong/contracts/ledger/ledger';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Answers, AnswersFile, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { Ctx } from '../http/request-context.js';
import { LedgerExport } from './ledger-export.js';

/** A page on a screen is smaller than one of an export. */
const LedgerQuery = LedgerFilter.extend(PageQuery.shape);

@ApiTags('ledger')
@Controller(`${API}/ledger`)
export class LedgerController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly exports: LedgerExport,
  ) {}

  @ApiOperation({ summary: 'Ledger entries within your scope, newest first' })
  @Answers(listLedgerEntries)
  @Get('entries')
  entries(@Query({ schema: LedgerQuery }) query: z.output<typeof LedgerQuery>, @Ctx() ctx: RpcContext) {
    return this.rpc.call(listLedgerEntries, query, ctx);
  }

  @ApiOperation({ summary: 'Totals of the same entries, the evidence grades apart' })
  @Answers(summarizeLedger)
  @Get('summary')
  summary(
    @Query({ schema: summarizeLedger.input }) query: InputOf<typeof summarizeLedger>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(summarizeLedger, query, ctx);
  }

  @ApiOperation({ summary: 'One entry: its corrections, the check-in and the scan behind it' })
  @Answers(getLedgerEntry)
  @Get('entries/:id')
  entry(@PathId() id: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(getLedgerEntry, { id }, ctx);
  }

  @ApiOperation({ summary: 'What looks wrong in a month, for administrators and auditors' })
  @Answers(listAnomalies)
  @Get('anomalies')
  anomalies(@Query({ schema: AnomalyQuery }) query: InputOf<typeof listAnomalies>, @Ctx() ctx: RpcContext) {
    return this.rpc.call(listAnomalies, query, ctx);
  }

  @ApiOperation({ summary: 'The same entries as a CSV file that liandong-verify checks' })
  @AnswersFile('text/csv', exportLedger.errors)
  @Get('export.csv')
  csv(
    @Query({ schema: LedgerFilter }) filter: LedgerFilter,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.exports.file('csv', filter, request, reply);
  }

  @ApiOperation({ summary: 'The same entries as a spreadsheet that liandong-verify checks' })
  @AnswersFile('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', exportLedger.errors)
  @Get('export.xlsx')
  xlsx(
    @Query({ schema: LedgerFilter }) filter: LedgerFilter,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.exports.file('xlsx', filter, request, reply);
  }
}
