import { Controller } from '@nestjs/common';
import { confirmAttendance, getConfirmation } from '@liandong/contracts/confirmations/confirmation';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { ConfirmationsService } from './confirmations.service.js';

@Controller()
export class ConfirmationsController {
  constructor(private readonly confirmations: ConfirmationsService) {}

  @HandleRpc(getConfirmation)
  get({ activityId }: z.output<typeof getConfirmation.input>, ctx: RpcContext) {
    return this.confirmations.get(activityId, actorOf(ctx));
  }

  @HandleRpc(confirmAttendance)
  confirm({ activityId, ...input }: z.output<typeof confirmAttendance.input>, ctx: RpcContext) {
    return this.confirmations.confirm(activityId, input, actorOf(ctx));
  }
}
