import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { DisputesController } from './disputes.controller.js';
import { DisputesRepository } from './disputes.repository.js';
import { DisputesService } from './disputes.service.js';

/** Scans that a person has to decide. */
@Module({
  imports: [DirectoryModule, LedgerModule],
  providers: [DisputesRepository, DisputesService, DisputesController],
  exports: [DisputesRepository],
})
export class DisputesModule {}
