import { Module } from '@nestjs/common';
import { ConfirmationsModule } from '../confirmations/confirmations.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ReconciliationService } from './reconciliation.service.js';

/** News that come after the check-ins that they are about. */
@Module({
  imports: [DirectoryModule, LedgerModule, DisputesModule, ConfirmationsModule],
  providers: [ReconciliationService],
})
export class LateEventsModule {}
