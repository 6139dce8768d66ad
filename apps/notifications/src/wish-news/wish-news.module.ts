import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module.js';
import { WishNewsConsumer } from './wish-news.consumer.js';

@Module({ imports: [InboxModule], providers: [WishNewsConsumer] })
export class WishNewsModule {}
