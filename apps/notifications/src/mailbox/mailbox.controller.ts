import { Controller } from '@nestjs/common';
import { listMailbox } from '@liandong/contracts/notifications/notification';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { MailboxService, type MailboxQuery } from './mailbox.service.js';

@Controller()
export class MailboxController {
  constructor(private readonly mailbox: MailboxService) {}

  @HandleRpc(listMailbox)
  async list(query: MailboxQuery) {
    return this.mailbox.list(query);
  }
}
