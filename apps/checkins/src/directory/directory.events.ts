import { Injectable } from '@nestjs/common';
import { activityChanged } from '@liandong/contracts/activities/activity';
import { signUpChanged } from '@liandong/contracts/activities/sign-up';
import { attendanceListChanged } from '@liandong/contracts/check-ins/attendance';
import { teamChanged } from '@liandong/contracts/people/team';
import { volunteerChanged, volunteerErased } from '@liandong/contracts/people/volunteer';
import { HandleEvent } from '@liandong/messaging/handle-event';
import { Outbox } from '@liandong/messaging/outbox';
import { shanghaiMonth } from '@liandong/rules/shanghai-time';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { PersonSalts } from '../proof/person-salts.js';
import { ErasureListeners } from './erasure-listeners.js';
import type { ActivityEntity } from './activity.entity.js';
import { DirectoryRepository } from './directory.repository.js';
import { LateEventListeners } from './late-event-listeners.js';

/** The longest that a check-in may be away from its activity, by the policy's limits: half a day. */
const REACH_MS = 12 * 3_600_000;

@Injectable()
export class DirectoryEvents {
  constructor(
    private readonly directory: DirectoryRepository,
    private readonly erasures: ErasureListeners,
    private readonly late: LateEventListeners,
    private readonly salts: PersonSalts,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  @HandleEvent(activityChanged)
  async activityChanged(activity: z.output<typeof activityChanged.payload>, tx: EntityManager) {
    const reach = [Date.parse(activity.startsAt) - REACH_MS, Date.parse(activity.endsAt) + REACH_MS];
    const months = [activity.startsAt, ...reach].map((at) => shanghaiMonth(new Date(at)));
    await this.directory.ensureMonths(tx, new Set(months));
    const before = await this.directory.findActivity(tx, activity.id);
    await this.directory.saveActivity(tx, activity, this.clock.now());
    if (!before || before.version >= activity.version) return;
    const after = await this.directory.findActivity(tx, activity.id);
    if (after && isMoved(before, after)) await this.late.tellMoved(tx, after, before);
    if (after && after.status !== before.status) await this.tellLists(tx, [after.id]);
  }

  @HandleEvent(signUpChanged)
  async signUpChanged(signUp: z.output<typeof signUpChanged.payload>, tx: EntityManager) {
    const news = await this.directory.saveSignUp(tx, signUp, this.clock.now());
    if (news?.hadRefusals && signUp.status === 'signedUp') await this.late.tellSignedUp(tx, signUp);
    if (news?.isUnderWay) await this.tellLists(tx, [signUp.activityId]);
  }

  @HandleEvent(teamChanged)
  async teamChanged(team: z.output<typeof teamChanged.payload>, tx: EntityManager) {
    await this.directory.saveTeam(tx, team);
  }

  @HandleEvent(volunteerChanged)
  async volunteerChanged(volunteer: z.output<typeof volunteerChanged.payload>, tx: EntityManager) {
    await this.directory.saveVolunteer(tx, volunteer);
    await this.salts.prepare(tx, [volunteer.id]);
    // Whoever registers at the venue enters a name and is checked in at nearly the same moment.
    await this.tellOpenLists(tx, volunteer.id, volunteer.version > 1);
  }

  @HandleEvent(volunteerErased)
  async volunteerErased({ id, erasedAt }: z.output<typeof volunteerErased.payload>, tx: EntityManager) {
    await this.directory.eraseVolunteer(tx, id, erasedAt);
    await this.erasures.tell(tx, id, new Date(erasedAt));
    await this.tellOpenLists(tx, id, false);
  }

  /** A list that somebody has open shows the new name without being asked. */
  private async tellOpenLists(tx: EntityManager, volunteerId: string, mayArrive: boolean): Promise<void> {
    const now = this.clock.now();
    await this.tellLists(tx, await this.directory.findActivitiesUnderWay(tx, volunteerId, now, mayArrive));
  }

  private async tellLists(tx: EntityManager, activityIds: string[]): Promise<void> {
    if (activityIds.length > 0) await this.outbox.add(tx, attendanceListChanged, { activityIds });
  }
}

function isMoved(before: ActivityEntity, after: ActivityEntity): boolean {
  const times = ({ startsAt, endsAt, breaks }: ActivityEntity) =>
    JSON.stringify({ startsAt, endsAt, breaks });
  return times(before) !== times(after);
}
