import { Module } from '@nestjs/common';
import { ConfirmationsController } from './confirmations.controller.js';
import { WorkCalendarController } from './work-calendar.controller.js';

/** Confirming attendance, what is due, and the days by which that is counted. */
@Module({ controllers: [ConfirmationsController, WorkCalendarController] })
export class ConfirmationsModule {}
