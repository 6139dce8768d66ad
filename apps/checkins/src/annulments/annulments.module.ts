import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { AnnulmentsController } from './annulments.controller.js';
import { AnnulmentsRepository } from './annulments.repository.js';
import { AnnulmentsService } from './annulments.service.js';

/** Check-ins that were undone: the fact stays, and counts no more. */
@Module({
  imports: [DirectoryModule, LedgerModule],
  providers: [AnnulmentsRepository, AnnulmentsService, AnnulmentsController],
})
export class AnnulmentsModule {}
