import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module.js';
import { DueConfirmationsConsumer } from './due-confirmations.consumer.js';

@Module({ imports: [InboxModule], providers: [DueConfirmationsConsumer] })
export class DueConfirmationsModule {}
