import { Module } from '@nestjs/common';
import { LedgerController } from './ledger.controller.js';
import { LedgerEntriesRepository } from './ledger-entries.repository.js';
import { LedgerRepository } from './ledger.repository.js';
import { LedgerService } from './ledger.service.js';

@Module({
  providers: [LedgerRepository, LedgerEntriesRepository, LedgerService, LedgerController],
  exports: [LedgerEntriesRepository],
})
export class LedgerModule {}
