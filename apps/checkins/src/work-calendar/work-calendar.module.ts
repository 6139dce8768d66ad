import { Module } from '@nestjs/common';
import { WorkCalendarController } from './work-calendar.controller.js';
import { WorkCalendarRepository } from './work-calendar.repository.js';
import { WorkCalendarService } from './work-calendar.service.js';

@Module({
  providers: [WorkCalendarRepository, WorkCalendarService, WorkCalendarController],
  exports: [WorkCalendarService],
})
export class WorkCalendarModule {}
