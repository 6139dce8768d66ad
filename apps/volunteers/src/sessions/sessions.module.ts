import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { OtpModule } from '../otp/otp.module.js';
import { ExpirySweep } from './expiry.sweep.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';

@Module({
  imports: [AccountsModule, OtpModule],
  controllers: [SessionsController],
  providers: [SessionsService, SessionsRepository, ExpirySweep],
})
export class SessionsModule {}
