import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { WaitlistModule } from '../sign-ups/waitlist.module.js';
import { ActivitiesController } from './activities.controller.js';
import { ActivitiesRepository } from './activities.repository.js';
import { ActivitiesService } from './activities.service.js';
import { ActivityViewsRepository } from './activity-views.repository.js';
import { ResponsiblePeople } from './responsible-people.js';

@Module({
  imports: [DirectoryModule, WaitlistModule],
  controllers: [ActivitiesController],
  providers: [ActivitiesService, ActivitiesRepository, ActivityViewsRepository, ResponsiblePeople],
  exports: [ActivitiesService, ActivitiesRepository],
})
export class ActivitiesModule {}
