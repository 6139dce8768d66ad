import { Controller } from '@nestjs/common';
import { confirmAttendance, getConfirmation } from '@liandong/contracts/confirmations/confirmation';
import { listDueConfirmations, listMyUnconfirmed } from '@liandong/contracts/confirmations/due-confirmation';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { ConfirmationsService } from './confirmations.service.js';
import { DueConfirmationsService } from './due-confirmations.service.js';

@Controller()
export class ConfirmationsController {
  constructor(
    private readonly confirmations: ConfirmationsService,
    private readonly dueConfirmations: DueConfirmationsService,
  ) {}

  @HandleRpc(getConfirmation)
  get({ activityId }: z.output<typeof getConfirmation.input>, ctx: RpcContext) {
    return this.confirmations.get(activityId, actorOf(ctx));
  }

  @HandleRpc(confirmAttendance)
  confirm({ activityId, ...input }: z.output<typeof confirmAttendance.input>, ctx: RpcContext) {
    return this.confirmations.confirm(activityId, input, actorOf(ctx));
  }

  @HandleRpc(listDueConfirmations)
  async due(_: object, ctx: RpcContext) {
    return { items: await this.dueConfirmations.due(actorOf(ctx)) };
  }

  @HandleRpc(listMyUnconfirmed)
  async mine(_: object, ctx: RpcContext) {
    return { items: await this.dueConfirmations.mine(actorOf(ctx)) };
  }
}
