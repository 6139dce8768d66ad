import { Controller } from '@nestjs/common';
import type { PageQuery } from '@liandong/contracts/common/page';
import { listInbox, readMessage } from '@liandong/contracts/notifications/notification';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import { InboxService } from './inbox.service.js';

@Controller()
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @HandleRpc(listInbox)
  async list(query: PageQuery, ctx: RpcContext) {
    return this.inbox.list(actorOf(ctx).id, query, ctx.language);
  }

  @HandleRpc(readMessage)
  async read({ id }: { id: string }, ctx: RpcContext) {
    return this.inbox.read(actorOf(ctx).id, id, ctx.language);
  }
}
