import { Injectable } from '@nestjs/common';
import {
  activityChanged,
  responsibleChosen,
  type Activity,
  type ActivityInput,
  type ActivityPatch,
  type ActivityQuery,
} from '@liandong/contracts/activities/activity';
import type { Actor } from '@liandong/contracts/common/actor';
import type { Page } from '@liandong/contracts/common/page';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Outbox } from '@liandong/messaging/outbox';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { Clock } from '@liandong/service-kit/clock';
import { checkTexts } from '@liandong/service-kit/plain-texts';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { DirectoryRepository } from '../directory/directory.repository.js';
import type { TeamEntity } from '../directory/team.entity.js';
import { Waitlist } from '../sign-ups/waitlist.service.js';
import { ActivitiesRepository } from './activities.repository.js';
import { checkManageable, mayManage } from './activity-access.js';
import type { ActivityEntity } from './activity.entity.js';
import { toActivityChanged, toResponsibleChosen } from './activity.events.js';
import {
  checkDiscardable,
  checkPlan,
  decideCancel,
  decideComplete,
  decidePublish,
  decideUpdate,
  isEntrusted,
  type ActivityChange,
} from './activity-policy.js';
import { distinct } from './check-in-rules.js';
import { toActivity } from './activity-view.js';
import { ActivityViewsRepository } from './activity-views.repository.js';
import { ResponsiblePeople } from './responsible-people.js';

const CursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** Activities from the first draft to their end. Each change writes its event in the same transaction. */
@Injectable()
export class ActivitiesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly activities: ActivitiesRepository,
    private readonly views: ActivityViewsRepository,
    private readonly directory: DirectoryRepository,
    private readonly responsible: ResponsiblePeople,
    private readonly waitlist: Waitlist,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, { cursor, ...query }: ActivityQuery): Promise<Page<Activity>> {
    const after = cursor ? decodeCursor(cursor, CursorKey) : null;
    const rows = await this.views.list(
      this.dataSource.manager,
      actor,
      query,
      after && { startsAt: after[0], id: after[1] },
    );
    return pageFrom(
      rows,
      query.limit,
      (row) => [row.starts_at.toISOString(), row.id],
      (row) => toActivity(row, actor),
    );
  }

  get(actor: Actor, id: string): Promise<Activity> {
    return this.read(this.dataSource.manager, actor, id);
  }

  /**
   * Makes a draft for a team.
   * @param id when an activity with this id is there already, that one is answered and nothing is written
   * @throws AppError TEAM_NOT_FOUND, FORBIDDEN, RESPONSIBLE_NOT_OF_TEAM, ACTIVITY_ENDS_BEFORE_START,
   *   BREAK_OUTSIDE_ACTIVITY, BREAKS_OVERLAP
   */
  async create(actor: Actor, input: ActivityInput, id: string = uuidv7()): Promise<Activity> {
    const team = await this.directory.findTeam(this.dataSource.manager, input.teamId);
    if (!team) throw new AppError('TEAM_NOT_FOUND');
    if (!mayManage(actor, team)) throw new AppError('FORBIDDEN');
    if (input.responsibleId) await this.responsible.check(actor, team, input.responsibleId);
    return this.write(async (tx) => {
      const draft = draftOf(input, { id, createdBy: actor.id, createdAt: this.clock.now() });
      checkPlan(draft);
      if (await this.activities.insert(tx, draft)) {
        await this.outbox.add(tx, activityChanged, toActivityChanged(draft, team));
      }
      return this.read(tx, actor, id);
    });
  }

  /** A published activity that has more places or another time now takes people from its waitlist. */
  async update(actor: Actor, id: string, patch: z.output<typeof ActivityPatch>): Promise<Activity> {
    if (patch.responsibleId) await this.checkResponsible(actor, id, patch.responsibleId);
    return this.change(actor, id, (activity) => decideUpdate(activity, patch, this.clock.now()));
  }

  publish(actor: Actor, id: string): Promise<Activity> {
    return this.change(actor, id, (activity) => decidePublish(activity, this.clock.now()));
  }

  /** @throws AppError PERSONAL_DATA_IN_TEXT, and what `decideCancel` throws */
  async cancel(actor: Actor, id: string, reason: string): Promise<Activity> {
    checkTexts({ reason });
    return this.change(actor, id, (activity) => decideCancel(activity, reason, this.clock.now()));
  }

  complete(actor: Actor, id: string): Promise<Activity> {
    return this.change(actor, id, (activity) => decideComplete(activity, this.clock.now()));
  }

  /** To the services that keep a copy, a draft that is gone is one that was cancelled. */
  discard(actor: Actor, id: string): Promise<{ id: string }> {
    return this.write(async (tx) => {
      const { activity, team } = await this.lockManageable(tx, actor, id);
      checkDiscardable(activity);
      await this.activities.remove(tx, id);
      const gone = { ...activity, status: 'cancelled' as const, version: activity.version + 1 };
      await this.outbox.add(tx, activityChanged, toActivityChanged(gone, team));
      return { id };
    });
  }

  /** Before the activity's lock is taken, since another service is asked; whoever has it already keeps it. */
  private async checkResponsible(actor: Actor, id: string, personId: string): Promise<void> {
    const { manager } = this.dataSource;
    const activity = await this.activities.find(manager, id);
    const team = activity && (await this.directory.findTeam(manager, activity.teamId));
    if (team && activity.responsibleId !== personId) await this.responsible.check(actor, team, personId);
  }

  /** Decides under the activity's lock, so that of two leaders one sees what the other did. */
  private change(
    actor: Actor,
    id: string,
    decide: (activity: ActivityEntity) => ActivityChange | null,
  ): Promise<Activity> {
    return this.write(async (tx) => {
      const { activity, team } = await this.lockManageable(tx, actor, id);
      const change = decide(activity);
      if (change) await this.apply(tx, actor, activity, change, team);
      return this.read(tx, actor, id);
    });
  }

  /** @throws AppError ACTIVITY_NOT_FOUND, FORBIDDEN */
  private async lockManageable(
    tx: EntityManager,
    actor: Actor,
    id: string,
  ): Promise<{ activity: ActivityEntity; team: TeamEntity }> {
    const activity = await this.activities.lock(tx, id);
    const team = activity && (await this.directory.findTeam(tx, activity.teamId));
    if (!activity || !team) throw new AppError('ACTIVITY_NOT_FOUND');
    checkManageable(actor, activity, team);
    return { activity, team };
  }

  private async apply(
    tx: EntityManager,
    actor: Actor,
    activity: ActivityEntity,
    change: ActivityChange,
    team: TeamEntity,
  ): Promise<void> {
    const changed = await this.activities.apply(tx, activity, change);
    await this.outbox.add(tx, activityChanged, toActivityChanged(changed, team));
    if (isEntrusted(activity, changed) && changed.responsibleId !== actor.id)
      await this.outbox.add(tx, responsibleChosen, toResponsibleChosen(changed));
    if (changed.status === 'published') await this.waitlist.promote(tx, changed);
  }

  private async read(tx: EntityManager, actor: Actor, id: string): Promise<Activity> {
    const row = await this.views.find(tx, actor, id);
    if (!row) throw new AppError('ACTIVITY_NOT_FOUND');
    return toActivity(row, actor);
  }

  private async write<Result>(story: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    const result = await this.dataSource.transaction(story);
    this.relay.wake();
    return result;
  }
}

function draftOf(
  { checkInPolicy, startsAt, endsAt, responsibleId, ...facts }: ActivityInput,
  made: Pick<ActivityEntity, 'id' | 'createdBy' | 'createdAt'>,
): Omit<ActivityEntity, 'team'> {
  return {
    ...made,
    ...facts,
    ...checkInPolicy,
    linkedParties: distinct(facts.linkedParties),
    ways: distinct(checkInPolicy.ways),
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    responsibleId: responsibleId ?? made.createdBy,
    version: 1,
    status: 'draft',
    cancelReason: null,
    cancelledAt: null,
    publishedAt: null,
    waitsUntil: null,
  };
}
