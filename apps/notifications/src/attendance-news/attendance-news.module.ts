import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module.js';
import { AttendanceNewsConsumer } from './attendance-news.consumer.js';

@Module({ imports: [InboxModule], providers: [AttendanceNewsConsumer] })
export class AttendanceNewsModule {}
