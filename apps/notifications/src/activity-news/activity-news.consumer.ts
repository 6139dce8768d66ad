import { Injectable } from '@nestjs/common';
import { activityChanged, responsibleChosen } from '@liandong/contracts/activities/activity';
import { signUpChanged } from '@liandong/contracts/activities/sign-up';
import { HandleEvent } from '@liandong/messaging/handle-event';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { ActivityNews, type ChangedActivity, type ChangedSignUp } from './activity-news.service.js';

@Injectable()
export class ActivityNewsConsumer {
  constructor(private readonly news: ActivityNews) {}

  @HandleEvent(activityChanged)
  async activityChanged(activity: ChangedActivity, tx: EntityManager): Promise<void> {
    await this.news.activityChanged(tx, activity);
  }

  @HandleEvent(responsibleChosen)
  async responsibleChosen(
    chosen: z.output<typeof responsibleChosen.payload>,
    tx: EntityManager,
  ): Promise<void> {
    await this.news.responsibleChosen(tx, chosen);
  }

  @HandleEvent(signUpChanged)
  async signUpChanged(signUp: ChangedSignUp, tx: EntityManager): Promise<void> {
    await this.news.signUpChanged(tx, signUp);
  }
}
