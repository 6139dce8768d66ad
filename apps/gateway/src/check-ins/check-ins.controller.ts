import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  CheckInInput,
  CheckInReceipt,
  RefusalReason,
  ScanStamp,
  StampInput,
} from '@liandong/contracts/check-ins/check-in';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/session.guard.js';
import { Answers } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { Session } from '../http/request-context.js';
import type { SignedIn } from '../http/signed-in.js';
import { IdempotencyKeyHeader } from '../idempotency/idempotency.interceptor.js';
import { CheckInsService } from './check-ins.service.js';

/**
 * An Idempotency-Key is accepted and ignored: the scanId already makes repetitions harmless. The check-in itself is
 * answered by `directCheckIns`: guards, pipes and interceptors beside those of every route belong there.
 */
@ApiTags('check-in')
@Controller(`${API}/check-ins`)
export class CheckInsController {
  constructor(private readonly checkIns: CheckInsService) {}

  @ApiOperation({ summary: 'Check in or out by a scanned code' })
  @ApiResponse({ status: 200, description: 'The fact was there already', standardSchema: CheckInReceipt })
  @Answers({ output: CheckInReceipt, errors: RefusalReason.options }, 201)
  @IdempotencyKeyHeader()
  @Post()
  async record(
    @Body({ schema: CheckInInput }) input: CheckInInput,
    @Session() { actor }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const receipt = await this.checkIns.record(actor, input);
    reply.status(receipt.outcome === 'accepted' ? 201 : 200);
    return receipt;
  }

  @ApiOperation({ summary: 'Have it signed that a code was scanned now, before signing in' })
  @Answers({ output: ScanStamp, errors: [] })
  @IdempotencyKeyHeader()
  @Public()
  @HttpCode(200)
  @Post('stamps')
  stamp(@Body({ schema: StampInput }) input: StampInput) {
    return this.checkIns.stamp(input);
  }
}
