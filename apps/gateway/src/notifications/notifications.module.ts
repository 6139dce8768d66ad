import { Module } from '@nestjs/common';
import { LiveModule } from '../live/live.module.js';
import { DevMailboxController } from './dev-mailbox.controller.js';
import { NotificationsController } from './notifications.controller.js';

/** Inbox, reminders and the development mailbox. */
@Module({ imports: [LiveModule], controllers: [NotificationsController, DevMailboxController] })
export class NotificationsModule {}
