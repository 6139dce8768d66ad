import { Controller } from '@nestjs/common';
import { requestOtp } from '@liandong/contracts/auth/auth';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { OtpService } from './otp.service.js';

@Controller()
export class OtpController {
  constructor(private readonly otp: OtpService) {}

  @HandleRpc(requestOtp)
  async request({ phone }: { phone: string }, ctx: RpcContext) {
    return this.otp.request(phone, 'signIn', ctx);
  }
}
