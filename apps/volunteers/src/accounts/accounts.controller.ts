import { Controller } from '@nestjs/common';
import { getMe, updateMe, type MePatch } from '@liandong/contracts/auth/auth';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { AccountsService } from './accounts.service.js';

@Controller()
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @HandleRpc(getMe)
  async getMe(_input: object, ctx: RpcContext) {
    return this.accounts.getMe(actorOf(ctx).id);
  }

  @HandleRpc(updateMe)
  async updateMe(patch: z.output<typeof MePatch>, ctx: RpcContext) {
    return this.accounts.updateMe(actorOf(ctx).id, patch);
  }
}
