import { Module } from '@nestjs/common';
import { ExportReadings } from './export-readings.js';
import { LedgerExportsController } from './ledger-exports.controller.js';
import { LedgerExportsRepository } from './ledger-exports.repository.js';
import { LedgerExportsService } from './ledger-exports.service.js';

/** The ledger as files that `liandong-verify` checks. */
@Module({
  providers: [ExportReadings, LedgerExportsRepository, LedgerExportsService, LedgerExportsController],
})
export class ExportsModule {}
