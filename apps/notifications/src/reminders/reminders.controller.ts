import { Controller } from '@nestjs/common';
import type { PageQuery } from '@liandong/contracts/common/page';
import { listReminders } from '@liandong/contracts/notifications/notification';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import { RemindersService } from './reminders.service.js';

@Controller()
export class RemindersController {
  constructor(private readonly reminders: RemindersService) {}

  @HandleRpc(listReminders)
  async listMine(query: PageQuery, ctx: RpcContext) {
    return this.reminders.listMine(actorOf(ctx).id, query);
  }
}
