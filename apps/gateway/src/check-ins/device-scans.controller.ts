import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  annulCheckIn,
  AnnulInput,
  CheckInBatchInput,
  recordCheckInBatch,
} from '@liandong/contracts/check-ins/check-in-batch';
import { Id } from '@liandong/contracts/common/scalars';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { Clock } from '@liandong/service-kit/clock';
import type { z } from 'zod';
import { Answers } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { Ctx } from '../http/request-context.js';
import { IdempotencyKeyHeader } from '../idempotency/idempotency.interceptor.js';

/** What a device says of scans that it made earlier. The scanId makes every repetition harmless. */
@ApiTags('check-in')
@Controller(`${API}/check-ins`)
export class DeviceScansController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({
    summary: 'Scans that a device kept while it had no signal, or that a leader’s device makes',
    description: 'An answer for each row, in their order; the same batch again gets the same answers.',
  })
  @Answers(recordCheckInBatch)
  @IdempotencyKeyHeader()
  @Post('batch')
  record(
    @Body({ schema: CheckInBatchInput }) batch: z.output<typeof CheckInBatchInput>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(recordCheckInBatch, { ...batch, receivedAt: this.clock.now().toISOString() }, ctx);
  }

  @ApiOperation({ summary: 'Undo a check-in within 15 minutes, from the device that made it' })
  @Answers(annulCheckIn)
  @IdempotencyKeyHeader()
  @Post(':scanId/annul')
  annul(
    @Param('scanId', { schema: Id }) scanId: string,
    @Body({ schema: AnnulInput }) { deviceId }: z.output<typeof AnnulInput>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(annulCheckIn, { scanId, deviceId }, ctx);
  }
}
