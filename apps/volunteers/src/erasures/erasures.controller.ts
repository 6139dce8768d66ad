import { Controller } from '@nestjs/common';
import { eraseMe, listRecentErasures, requestErasureCode } from '@liandong/contracts/people/erasure';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import { ErasuresService } from './erasures.service.js';

@Controller()
export class ErasuresController {
  constructor(private readonly erasures: ErasuresService) {}

  @HandleRpc(requestErasureCode)
  async requestCode(_input: object, ctx: RpcContext) {
    return this.erasures.requestCode(ctx);
  }

  @HandleRpc(eraseMe)
  async erase({ otp }: { otp: string }, ctx: RpcContext) {
    return this.erasures.erase(actorOf(ctx).id, otp);
  }

  @HandleRpc(listRecentErasures)
  async recent({ since }: { since: string }, ctx: RpcContext) {
    return { ids: await this.erasures.recent(actorOf(ctx), new Date(since)) };
  }
}
