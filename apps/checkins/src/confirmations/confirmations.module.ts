import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { WorkCalendarModule } from '../work-calendar/work-calendar.module.js';
import { AttendedPeople } from './attended-people.js';
import { ConfirmationsController } from './confirmations.controller.js';
import { ConfirmationsRepository } from './confirmations.repository.js';
import { ConfirmationsService } from './confirmations.service.js';
import { DueConfirmationsRepository } from './due-confirmations.repository.js';
import { DueConfirmationsService } from './due-confirmations.service.js';
import { DueNotices } from './due-notices.js';
import { RaiseProposalsRepository } from './raise-proposals.repository.js';

/** The leader's word on who came, and the clock that waits for it. */
@Module({
  imports: [DirectoryModule, LedgerModule, WorkCalendarModule],
  providers: [
    AttendedPeople,
    ConfirmationsRepository,
    RaiseProposalsRepository,
    ConfirmationsService,
    DueConfirmationsRepository,
    DueConfirmationsService,
    DueNotices,
    ConfirmationsController,
  ],
  exports: [AttendedPeople, ConfirmationsRepository, RaiseProposalsRepository],
})
export class ConfirmationsModule {}
