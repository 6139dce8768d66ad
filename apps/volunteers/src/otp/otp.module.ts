import { Module } from '@nestjs/common';
import { OneTimeCodesRepository } from './one-time-codes.repository.js';
import { OtpController } from './otp.controller.js';
import { OtpService } from './otp.service.js';

@Module({
  controllers: [OtpController],
  providers: [OtpService, OneTimeCodesRepository],
  exports: [OtpService, OneTimeCodesRepository],
})
export class OtpModule {}
