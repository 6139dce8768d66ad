import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ReportInServices } from './report-in-services.js';
import { ReportInsEvents } from './report-ins.events.js';
import { ReportInsRepository } from './report-ins.repository.js';

/** Report-ins 报到 and the service that counts for them. */
@Module({
  imports: [DirectoryModule, LedgerModule],
  providers: [ReportInsRepository, ReportInServices, ReportInsEvents],
})
export class ReportInsModule {}
