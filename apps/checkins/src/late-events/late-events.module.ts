import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ReconciliationService } from './reconciliation.service.js';
import { ServedTimesRepository } from './served-times.repository.js';

/** News that come after the check-ins that they are about. */
@Module({
  imports: [DirectoryModule, LedgerModule, DisputesModule],
  providers: [ServedTimesRepository, ReconciliationService],
})
export class LateEventsModule {}
