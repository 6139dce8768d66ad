import { Module, type DynamicModule } from '@nestjs/common';
import { MailboxChannel } from '../mailbox/mailbox.channel.js';
import { MailboxModule } from '../mailbox/mailbox.module.js';
import { OtpDeliveryController } from './otp-delivery.controller.js';
import { OtpDelivery } from './otp-delivery.service.js';
import { SmsChannel } from './sms-channel.js';

@Module({})
export class OtpDeliveryModule {
  /** @param mailboxIsOn true is the only channel so far; `env.ts` stops a start without one */
  static forRoot(mailboxIsOn: boolean): DynamicModule {
    return {
      module: OtpDeliveryModule,
      imports: [MailboxModule.forRoot(mailboxIsOn)],
      controllers: [OtpDeliveryController],
      providers: [OtpDelivery, { provide: SmsChannel, useExisting: MailboxChannel }],
    };
  }
}
