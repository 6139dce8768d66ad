import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { SignUpsController } from './sign-ups.controller.js';
import { SignUpsService } from './sign-ups.service.js';
import { SignUpViewsRepository } from './sign-up-views.repository.js';
import { WaitlistModule } from './waitlist.module.js';

@Module({
  imports: [ActivitiesModule, DirectoryModule, WaitlistModule],
  controllers: [SignUpsController],
  providers: [SignUpsService, SignUpViewsRepository],
  exports: [SignUpsService],
})
export class SignUpsModule {}
