import { Controller } from '@nestjs/common';
import { recordCheckInBatch } from '@liandong/contracts/check-ins/check-in-batch';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { ExpectedActivities } from './expected-activities.js';
import { CheckInQueueService } from './check-in-queue.service.js';

@Controller()
export class CheckInQueueController {
  constructor(
    private readonly queue: CheckInQueueService,
    private readonly activities: ExpectedActivities,
  ) {}

  @HandleRpc(recordCheckInBatch)
  async record(batch: z.output<typeof recordCheckInBatch.input>, ctx: RpcContext) {
    await this.activities.heard(batch.scans, ctx);
    return this.queue.record(batch, actorOf(ctx), ctx.language);
  }
}
