import { Injectable } from '@nestjs/common';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { SmsChannel, type TextMessage } from '../otp-delivery/sms-channel.js';
import { MailboxRepository } from './mailbox.repository.js';

/** Keeps text messages where a developer can read them instead of sending them. */
@Injectable()
export class MailboxChannel extends SmsChannel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailbox: MailboxRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  async send({ to, body, otp }: TextMessage): Promise<string> {
    const id = uuidv7();
    await this.mailbox.insert(this.dataSource.manager, { id, to, body, otp, sentAt: this.clock.now() });
    return id;
  }
}
