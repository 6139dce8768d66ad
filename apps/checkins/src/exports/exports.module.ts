import { Module } from '@nestjs/common';
import { LedgerExportsController } from './ledger-exports.controller.js';
import { LedgerExportsRepository } from './ledger-exports.repository.js';
import { LedgerExportsService } from './ledger-exports.service.js';

/** The ledger as files that `liandong-verify` checks. */
@Module({ providers: [LedgerExportsRepository, LedgerExportsService, LedgerExportsController] })
export class ExportsModule {}
