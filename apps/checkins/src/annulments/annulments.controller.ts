import { Controller } from '@nestjs/common';
import { annulCheckIn } from '@liandong/contracts/check-ins/check-in-batch';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { AnnulmentsService } from './annulments.service.js';

@Controller()
export class AnnulmentsController {
  constructor(private readonly annulments: AnnulmentsService) {}

  @HandleRpc(annulCheckIn)
  annul(input: z.output<typeof annulCheckIn.input>, ctx: RpcContext) {
    return this.annulments.annul(input, actorOf(ctx));
  }
}
