import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { InboxModule } from '../inbox/inbox.module.js';
import { ActivityNewsConsumer } from './activity-news.consumer.js';
import { ActivityNews } from './activity-news.service.js';

@Module({
  imports: [DirectoryModule, InboxModule],
  providers: [ActivityNewsConsumer, ActivityNews],
})
export class ActivityNewsModule {}
