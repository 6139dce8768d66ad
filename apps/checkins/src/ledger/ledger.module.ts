import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerEntriesRepository } from './ledger-entries.repository.js';
import { LedgerSummaryRepository } from './ledger-summary.repository.js';
import { LedgerRepository } from './ledger.repository.js';
import { LedgerService } from './ledger.service.js';
import { StandingEntriesRepository } from './standing-entries.repository.js';
import { Rollups } from './rollups.js';
import { RollupsRepository } from './rollups.repository.js';

@Module({
  imports: [DirectoryModule],
  providers: [
    LedgerRepository,
    LedgerEntriesRepository,
    StandingEntriesRepository,
    LedgerSummaryRepository,
    RollupsRepository,
    Rollups,
    LedgerService,
    LedgerController,
  ],
  exports: [LedgerEntriesRepository, StandingEntriesRepository],
})
export class LedgerModule {}
