import { Injectable } from '@nestjs/common';
import type { activityChanged, responsibleChosen } from '@liandong/contracts/activities/activity';
import type { signUpChanged } from '@liandong/contracts/activities/sign-up';
import { listWalkIns } from '@liandong/contracts/check-ins/attendance';
import { RpcClient } from '@liandong/messaging/rpc-client';
import { serviceContext } from '@liandong/messaging/service-context';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { ActivityRow } from '../directory/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { InboxDelivery } from '../inbox/inbox-delivery.service.js';
import { RemindersService } from '../reminders/reminders.service.js';
import { mayHaveBegun, newsOfActivity, newsOfSignUp } from './activity-news-policy.js';

export type ChangedActivity = z.output<typeof activityChanged.payload>;
export type ChangedSignUp = z.output<typeof signUpChanged.payload>;

/** Tells people what becomes of their activities, and plans their reminders. */
@Injectable()
export class ActivityNews {
  constructor(
    private readonly directory: DirectoryRepository,
    private readonly inbox: InboxDelivery,
    private readonly reminders: RemindersService,
    private readonly rpc: RpcClient,
    private readonly clock: Clock,
  ) {}

  async signUpChanged(tx: EntityManager, signUp: ChangedSignUp): Promise<void> {
    const { activityId, volunteerId } = signUp;
    await this.directory.lockActivity(tx, activityId);
    const replaced = await this.directory.putSignUp(tx, signUp);
    if (!replaced) return;
    const activity = await this.directory.findActivity(tx, activityId);
    const news = newsOfSignUp(replaced.before?.status ?? null, signUp.status, activity, this.clock.now());
    if (news.reminders === 'drop') await this.reminders.drop(tx, activityId, [volunteerId]);
    if (!activity) return;
    if (news.reminders === 'plan') await this.reminders.plan(tx, activity, [volunteerId]);
    if (news.message) await this.inbox.deliver(tx, news.message, activity, [volunteerId]);
  }

  async activityChanged(tx: EntityManager, changed: ChangedActivity): Promise<void> {
    const activity = activityRow(changed);
    await this.directory.lockActivity(tx, activity.id);
    const replaced = await this.directory.putActivity(tx, activity);
    if (!replaced) return;
    const news = newsOfActivity(replaced.before, activity, this.clock.now());
    const signedUp = await this.directory.volunteersOf(tx, activity.id, ['signedUp']);
    if (news.reminders === 'drop') await this.reminders.drop(tx, activity.id, signedUp);
    if (news.reminders === 'plan') await this.reminders.plan(tx, activity, signedUp);
    if (!news.message) return;
    const waiting = await this.directory.volunteersOf(tx, activity.id, ['waitlisted']);
    const formerTitle = replaced.before?.title ?? activity.title;
    const about = {
      ...activity,
      cancelReason: changed.cancelReason,
      formerTitle: formerTitle === activity.title ? null : formerTitle,
      isOn: activity.startsAt <= this.clock.now(),
    };
    // By the time that they were told so far: by the new one they may not be there yet.
    const walkIns = await this.walkInsOf(replaced.before ?? activity);
    await this.inbox.deliver(tx, news.message, about, [...new Set([...signedUp, ...waiting, ...walkIns])]);
  }

  /** Whoever answers for an activity by the choice of another learns of it. */
  async responsibleChosen(
    tx: EntityManager,
    { activityId: id, responsibleId, startsAt, endsAt, ...about }: z.output<typeof responsibleChosen.payload>,
  ): Promise<void> {
    const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    await this.inbox.deliver(tx, 'activityEntrusted', { id, ...about, ...times }, [responsibleId]);
  }

  /** Who is there without a sign-up. While nobody can say it, the event comes again. */
  private async walkInsOf(activity: ActivityRow): Promise<string[]> {
    if (!mayHaveBegun(activity, this.clock.now())) return [];
    const { volunteerIds } = await this.rpc.call(listWalkIns, { activityId: activity.id }, serviceContext());
    return volunteerIds;
  }
}

function activityRow(changed: ChangedActivity) {
  const { id, version, status, title, place, startsAt, endsAt } = changed;
  const { breaks, checkOut } = changed.checkInPolicy;
  const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  const rules = JSON.stringify([checkOut, breaks.map(({ from, to }) => [from, to])]);
  return { id, version, status, title, place, ...times, rules } satisfies ActivityRow;
}
