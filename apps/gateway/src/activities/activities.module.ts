import { Module } from '@nestjs/common';
import { ActivitiesController } from './activities.controller.js';
import { SignUpsController } from './sign-ups.controller.js';
import { WishesController } from './wishes.controller.js';

/** Activities, who signs up for them, and wishes. */
@Module({ controllers: [ActivitiesController, SignUpsController, WishesController] })
export class ActivitiesModule {}
