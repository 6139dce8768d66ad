import { Module } from '@nestjs/common';
import { LiveModule } from '../live/live.module.js';
import { AttendanceController } from './attendance.controller.js';
import { CheckInsController } from './check-ins.controller.js';
import { CheckInsService } from './check-ins.service.js';
import { DeviceScansController } from './device-scans.controller.js';
import { MemberCodesController } from './member-codes.controller.js';
import { DisputesController } from './disputes.controller.js';
import { ScanStamps } from './scan-stamps.js';
import { VenueController } from './venue.controller.js';

/** The venue screen, the scans and the attendance list. */
@Module({
  imports: [LiveModule],
  controllers: [
    VenueController,
    CheckInsController,
    DeviceScansController,
    DisputesController,
    AttendanceController,
    MemberCodesController,
  ],
  providers: [CheckInsService, ScanStamps],
})
export class CheckInsModule {}
