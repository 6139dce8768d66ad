import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { LiveAttendance } from './live-attendance.js';
import { LiveEvents } from './live-events.js';
import { LiveInbox } from './live-inbox.js';
import { OpenStreams } from './open-streams.js';

/** Server-sent events: attendance lists and inboxes that change while people look at them. */
@Module({
  imports: [AuthModule],
  providers: [LiveEvents, OpenStreams, LiveAttendance, LiveInbox],
  exports: [LiveAttendance, LiveInbox],
})
export class LiveModule {}
