import { Injectable } from '@nestjs/common';
import { activityChanged } from '@liandong/contracts/activities/activity';
import { signUpChanged } from '@liandong/contracts/activities/sign-up';
import { teamChanged } from '@liandong/contracts/people/team';
import { volunteerChanged } from '@liandong/contracts/people/volunteer';
import { HandleEvent } from '@liandong/messaging/handle-event';
import { shanghaiMonth } from '@liandong/rules/shanghai-time';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { DirectoryRepository } from './directory.repository.js';

/** The longest that a check-in may be away from its activity, by the policy's limits: half a day. */
const REACH_MS = 12 * 3_600_000;

@Injectable()
export class DirectoryEvents {
  constructor(private readonly directory: DirectoryRepository) {}

  @HandleEvent(activityChanged)
  async activityChanged(activity: z.output<typeof activityChanged.payload>, tx: EntityManager) {
    const reach = [Date.parse(activity.startsAt) - REACH_MS, Date.parse(activity.endsAt) + REACH_MS];
    const months = [activity.startsAt, ...reach].map((at) => shanghaiMonth(new Date(at)));
    await this.directory.ensureMonths(tx, new Set(months));
    await this.directory.saveActivity(tx, activity);
  }

  @HandleEvent(signUpChanged)
  async signUpChanged(signUp: z.output<typeof signUpChanged.payload>, tx: EntityManager) {
    await this.directory.saveSignUp(tx, signUp);
  }

  @HandleEvent(teamChanged)
  async teamChanged(team: z.output<typeof teamChanged.payload>, tx: EntityManager) {
    await this.directory.saveTeam(tx, team);
  }

  @HandleEvent(volunteerChanged)
  async volunteerChanged(volunteer: z.output<typeof volunteerChanged.payload>, tx: EntityManager) {
    await this.directory.saveVolunteer(tx, volunteer);
  }
}
