import { Controller } from '@nestjs/common';
import { sendOtp } from '@liandong/contracts/notifications/notification';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { OtpDelivery, type OtpToSend } from './otp-delivery.service.js';

@Controller()
export class OtpDeliveryController {
  constructor(private readonly delivery: OtpDelivery) {}

  @HandleRpc(sendOtp)
  async send(otp: OtpToSend) {
    return this.delivery.send(otp);
  }
}
