import { Module } from '@nestjs/common';
import { OtpModule } from '../otp/otp.module.js';
import { ErasuresController } from './erasures.controller.js';
import { ErasuresRepository } from './erasures.repository.js';
import { ErasuresService } from './erasures.service.js';

/** People who leave. */
@Module({
  imports: [OtpModule],
  controllers: [ErasuresController],
  providers: [ErasuresService, ErasuresRepository],
})
export class ErasuresModule {}
