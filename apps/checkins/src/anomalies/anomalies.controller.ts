import { Controller } from '@nestjs/common';
import { listAnomalies } from '@liandong/contracts/ledger/anomaly';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { AnomaliesService } from './anomalies.service.js';

@Controller()
export class AnomaliesController {
  constructor(private readonly anomalies: AnomaliesService) {}

  @HandleRpc(listAnomalies)
  async list({ month }: z.output<typeof listAnomalies.input>, ctx: RpcContext) {
    return { items: await this.anomalies.list(month, actorOf(ctx)) };
  }
}
