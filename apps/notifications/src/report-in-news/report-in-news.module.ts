import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module.js';
import { ReportInNewsConsumer } from './report-in-news.consumer.js';

@Module({ imports: [InboxModule], providers: [ReportInNewsConsumer] })
export class ReportInNewsModule {}
