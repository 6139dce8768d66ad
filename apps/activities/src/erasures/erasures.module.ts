import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { WaitlistModule } from '../sign-ups/waitlist.module.js';
import { ErasuresConsumer } from './erasures.consumer.js';
import { ErasuresService } from './erasures.service.js';

/** People who left. */
@Module({
  imports: [ActivitiesModule, DirectoryModule, WaitlistModule],
  providers: [ErasuresConsumer, ErasuresService],
})
export class ErasuresModule {}
