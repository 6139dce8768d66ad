import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { CheckInQueueController } from './check-in-queue.controller.js';
import { CheckInQueueService } from './check-in-queue.service.js';
import { DeviceErasure } from './device-erasure.js';
import { ExpectedActivities } from './expected-activities.js';
import { DevicesRepository } from './devices.repository.js';
import { QueueRepository } from './queue.repository.js';
import { QueuedShortCodes } from './queued-short-codes.js';
import { QueuedRowReader } from './queued-row-reader.js';

/** Scans that waited on a device for the signal to come back. */
@Module({
  imports: [DirectoryModule, LedgerModule, DisputesModule],
  providers: [
    DevicesRepository,
    DeviceErasure,
    QueueRepository,
    QueuedRowReader,
    QueuedShortCodes,
    ExpectedActivities,
    CheckInQueueService,
    CheckInQueueController,
  ],
})
export class OfflineModule {}
