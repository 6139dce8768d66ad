import { Module, type DynamicModule } from '@nestjs/common';
import { MailboxChannel } from './mailbox.channel.js';
import { MailboxController } from './mailbox.controller.js';
import { MailboxRepository } from './mailbox.repository.js';
import { MAILBOX_IS_ON, MailboxService } from './mailbox.service.js';

@Module({})
export class MailboxModule {
  static forRoot(isOn: boolean): DynamicModule {
    return {
      module: MailboxModule,
      controllers: [MailboxController],
      providers: [
        MailboxService,
        MailboxRepository,
        MailboxChannel,
        { provide: MAILBOX_IS_ON, useValue: isOn },
      ],
      exports: [MailboxChannel],
    };
  }
}
