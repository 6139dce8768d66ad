import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { AttendanceController } from './attendance.controller.js';
import { AttendanceRepository } from './attendance.repository.js';
import { AttendanceService } from './attendance.service.js';

@Module({
  imports: [DirectoryModule],
  providers: [AttendanceRepository, AttendanceService, AttendanceController],
})
export class AttendanceModule {}
