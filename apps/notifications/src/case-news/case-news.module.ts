import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module.js';
import { CaseNewsConsumer } from './case-news.consumer.js';

@Module({ imports: [InboxModule], providers: [CaseNewsConsumer] })
export class CaseNewsModule {}
