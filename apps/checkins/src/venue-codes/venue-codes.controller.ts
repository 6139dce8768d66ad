import { Controller } from '@nestjs/common';
import { getPrintedCode, rotateVenueKey } from '@liandong/contracts/check-ins/member-code';
import { getVenueKey } from '@liandong/contracts/check-ins/venue-code';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { VenueCodesService } from './venue-codes.service.js';

@Controller()
export class VenueCodesController {
  constructor(private readonly venueCodes: VenueCodesService) {}

  @HandleRpc(getVenueKey)
  get({ activityId, direction }: z.output<typeof getVenueKey.input>, ctx: RpcContext) {
    return this.venueCodes.venueKey(activityId, direction, actorOf(ctx));
  }

  @HandleRpc(getPrintedCode)
  printed({ activityId, direction }: z.output<typeof getPrintedCode.input>, ctx: RpcContext) {
    return this.venueCodes.printedCode(activityId, direction, actorOf(ctx));
  }

  @HandleRpc(rotateVenueKey)
  rotate({ activityId }: z.output<typeof rotateVenueKey.input>, ctx: RpcContext) {
    return this.venueCodes.rotate(activityId, actorOf(ctx));
  }
}
