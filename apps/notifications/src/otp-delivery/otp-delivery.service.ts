import { Injectable } from '@nestjs/common';
import type { sendOtp } from '@liandong/contracts/notifications/notification';
import { Clock } from '@liandong/service-kit/clock';
import type { z } from 'zod';
import { otpText } from '../texts/otp-text.js';
import { SmsChannel } from './sms-channel.js';

export type OtpToSend = z.output<typeof sendOtp.input>;

/** Sends one-time codes by the channel in force. */
@Injectable()
export class OtpDelivery {
  constructor(
    private readonly channel: SmsChannel,
    private readonly clock: Clock,
  ) {}

  async send({ phone, otp, purpose, expiresAt, language }: OtpToSend): Promise<{ deliveryId: string }> {
    const code = { otp, purpose, expiresAt: new Date(expiresAt) };
    const body = otpText(code, this.clock.now(), language);
    return { deliveryId: await this.channel.send({ to: phone, body, otp }) };
  }
}
