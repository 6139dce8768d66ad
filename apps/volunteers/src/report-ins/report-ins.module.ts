import { Module } from '@nestjs/common';
import { ReportInsController } from './report-ins.controller.js';
import { ReportInsRepository } from './report-ins.repository.js';
import { ReportInsService } from './report-ins.service.js';

/** Members who registered with a community. */
@Module({
  controllers: [ReportInsController],
  providers: [ReportInsService, ReportInsRepository],
  exports: [ReportInsRepository],
})
export class ReportInsModule {}
