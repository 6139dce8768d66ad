import { Controller } from '@nestjs/common';
import { decideDispute, listDisputes } from '@liandong/contracts/check-ins/check-in-batch';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { DisputesService } from './disputes.service.js';

@Controller()
export class DisputesController {
  constructor(private readonly disputes: DisputesService) {}

  @HandleRpc(listDisputes)
  list({ activityId }: z.output<typeof listDisputes.input>, ctx: RpcContext) {
    return this.disputes.open(activityId, actorOf(ctx));
  }

  @HandleRpc(decideDispute)
  decide(wish: z.output<typeof decideDispute.input>, ctx: RpcContext) {
    return this.disputes.decide(wish, actorOf(ctx), ctx.language);
  }
}
