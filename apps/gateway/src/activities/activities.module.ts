import { Module } from '@nestjs/common';
import { ActivitiesController } from './activities.controller.js';
import { SignUpsController } from './sign-ups.controller.js';

/** Activities and who signs up for them. */
@Module({ controllers: [ActivitiesController, SignUpsController] })
export class ActivitiesModule {}
