import { Injectable } from '@nestjs/common';
import { signUpChanged, type MySignUp, type SignUp } from '@liandong/contracts/activities/sign-up';
import type { Actor } from '@liandong/contracts/common/actor';
import type { Page, PageQuery } from '@liandong/contracts/common/page';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Outbox } from '@liandong/messaging/outbox';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { Clock } from '@liandong/service-kit/clock';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { ActivitiesRepository } from '../activities/activities.repository.js';
import { checkManageable, checkSignUpsReadable, checkVisible } from '../activities/activity-access.js';
import type { ActivityEntity } from '../activities/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import type { TeamEntity } from '../directory/team.entity.js';
import { decideWithdrawal, ruleOn, type Ruling } from './sign-up-policy.js';
import { SignUpsRepository } from './sign-ups.repository.js';
import { SignUpViewsRepository, toMySignUp, toSignUp } from './sign-up-views.repository.js';
import { seatNext } from './waitlist-policy.js';
import { Waitlist } from './waitlist.service.js';

const ListCursor = z.tuple([z.string().regex(/^\d{1,18}$/)]);
const MineCursor = z.tuple([z.iso.datetime(), z.literal([0, 1]), z.number(), z.uuid()]);

/** What became of one person of a list: a place or a rank on the waitlist, or a refusal. */
export type SignUpOutcome =
  | { volunteerId: string; signUp: SignUp }
  | { volunteerId: string; refusal: AppError };

/** Checks whether an actor may do what is asked with an activity. @throws AppError */
type AccessCheck = (activity: ActivityEntity, team: TeamEntity) => void;

/**
 * People and their places.
 *
 * Locks: first the people, in one order, then one activity. The person's lock lets the overlap check see every
 * other sign-up of theirs; the activity's lock makes count and place one step. Everybody takes them in this
 * order, so nobody who holds an activity ever waits for a person: no cycle, no deadlock. Withdrawal, promotion
 * and changes of the activity take the activity's lock only. They may, because they take no new time of anybody:
 * a waitlisted sign-up counted as an overlap already when it was made.
 */
@Injectable()
export class SignUpsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signUps: SignUpsRepository,
    private readonly views: SignUpViewsRepository,
    private readonly activities: ActivitiesRepository,
    private readonly directory: DirectoryRepository,
    private readonly waitlist: Waitlist,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  /**
   * Signs the actor up, or puts them on the waitlist; who is in already gets the same answer.
   * @throws AppError ACTIVITY_NOT_FOUND, SIGN_UP_CLOSED, SIGN_UP_OVERLAPS; VOLUNTEER_NOT_FOUND for who has left
   */
  async signUp(actor: Actor, activityId: string): Promise<SignUp> {
    const [outcome] = await this.enter(activityId, [actor.id], (activity, team) =>
      checkVisible(actor, activity, team),
    );
    if (!outcome) throw new AppError('SIGN_UP_NOT_FOUND');
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome.signUp;
  }

  /**
   * Enters a list of people for somebody who manages the activity, by the same rules and in the order given.
   * A person who is refused spoils nothing for the others.
   * @throws AppError ACTIVITY_NOT_FOUND, FORBIDDEN
   */
  signUpMany(actor: Actor, activityId: string, volunteerIds: readonly string[]): Promise<SignUpOutcome[]> {
    return this.enter(activityId, volunteerIds, (activity, team) => checkManageable(actor, activity, team));
  }

  /**
   * Withdraws the actor before the start; the first of the waitlist moves up.
   * @throws AppError ACTIVITY_NOT_FOUND, SIGN_UP_NOT_FOUND, SIGN_UP_TOO_LATE_TO_WITHDRAW
   */
  withdraw(actor: Actor, activityId: string): Promise<SignUp> {
    return this.write(async (tx) => {
      const activity = await this.lockActivity(tx, activityId, (found, team) =>
        checkVisible(actor, found, team),
      );
      const own = (await this.signUps.statusOf(tx, activityId, [actor.id])).get(actor.id) ?? null;
      if (decideWithdrawal(activity, own, this.clock.now())) {
        const withdrawn = await this.signUps.setStatus(tx, activityId, [actor.id], 'withdrawn');
        await this.outbox.add(tx, signUpChanged, ...withdrawn);
        await this.waitlist.promote(tx, activity);
      }
      const signUp = (await this.views.ofPeople(tx, activityId, [actor.id])).get(actor.id);
      if (!signUp) throw new AppError('SIGN_UP_NOT_FOUND');
      return signUp;
    });
  }

  /** @throws AppError ACTIVITY_NOT_FOUND, FORBIDDEN, CURSOR_INVALID */
  async list(
    actor: Actor,
    { activityId, cursor, limit }: PageQuery & { activityId: string },
  ): Promise<Page<SignUp>> {
    const tx = this.dataSource.manager;
    const activity = await this.activities.find(tx, activityId);
    checkSignUpsReadable(actor, ...(await this.withTeam(tx, activity)));
    const after = cursor ? decodeCursor(cursor, ListCursor)[0] : null;
    const rows = await this.views.list(tx, activityId, { after, limit });
    return pageFrom(rows, limit, (row) => [row.position], toSignUp);
  }

  /** The first page's time decides on every page what is past. @throws AppError CURSOR_INVALID */
  async mine(actor: Actor, { cursor, limit }: PageQuery): Promise<Page<z.infer<typeof MySignUp>>> {
    const key = cursor ? decodeCursor(cursor, MineCursor) : null;
    const now = key ? new Date(key[0]) : this.clock.now();
    const after = key && { past: key[1] === 1, rank: key[2], activityId: key[3] };
    const rows = await this.views.mine(this.dataSource.manager, actor.id, { now, after, limit });
    return pageFrom(
      rows,
      limit,
      (row) => [now.toISOString(), row.past ? 1 : 0, row.rank, row.activity_id],
      toMySignUp,
    );
  }

  private enter(
    activityId: string,
    volunteerIds: readonly string[],
    checkAccess: AccessCheck,
  ): Promise<SignUpOutcome[]> {
    const people = [...new Set(volunteerIds)];
    return this.write(async (tx) => {
      await this.signUps.lockPeople(tx, people);
      const activity = await this.lockActivity(tx, activityId, checkAccess);
      const rulings = await this.ruleOnAll(tx, activity, people);
      const toSeat = people.filter((id) => rulings.get(id)?.verdict === 'seat');
      await this.seat(tx, activity, toSeat);
      const entered = await this.views.ofPeople(tx, activityId, people);
      return people.flatMap((volunteerId) => outcomeOf(volunteerId, rulings, entered));
    });
  }

  private async ruleOnAll(
    tx: EntityManager,
    activity: ActivityEntity,
    people: readonly string[],
  ): Promise<Map<string, Ruling>> {
    const now = this.clock.now();
    const statuses = await this.signUps.statusOf(tx, activity.id, people);
    const commitments = await this.signUps.commitmentsOf(tx, people, activity);
    const erased = await this.directory.erasedAmong(tx, people);
    return new Map(
      people.map((id) => {
        const application = {
          own: statuses.get(id) ?? null,
          commitments: commitments.get(id) ?? [],
          isErased: erased.has(id),
        };
        return [id, ruleOn(activity, application, now)];
      }),
    );
  }

  private async seat(tx: EntityManager, activity: ActivityEntity, people: readonly string[]): Promise<void> {
    if (people.length === 0) return;
    const occupancy = { capacity: activity.capacity, ...(await this.signUps.countOf(tx, activity.id)) };
    const seats = seatNext(occupancy, people.length);
    const seated = people.flatMap((volunteerId, index) => {
      const status = seats[index];
      return status ? [{ volunteerId, status }] : [];
    });
    const entered = await this.signUps.enter(tx, activity.id, seated, this.clock.now());
    await this.outbox.add(tx, signUpChanged, ...entered);
  }

  private async lockActivity(
    tx: EntityManager,
    activityId: string,
    checkAccess: AccessCheck,
  ): Promise<ActivityEntity> {
    const [activity, team] = await this.withTeam(tx, await this.activities.lock(tx, activityId));
    checkAccess(activity, team);
    return activity;
  }

  private async withTeam(
    tx: EntityManager,
    activity: ActivityEntity | null,
  ): Promise<[ActivityEntity, TeamEntity]> {
    const team = activity && (await this.directory.findTeam(tx, activity.teamId));
    if (!activity || !team) throw new AppError('ACTIVITY_NOT_FOUND');
    return [activity, team];
  }

  private async write<Result>(story: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    const result = await this.dataSource.transaction(story);
    this.relay.wake();
    return result;
  }
}

function outcomeOf(
  volunteerId: string,
  rulings: ReadonlyMap<string, Ruling>,
  entered: ReadonlyMap<string, SignUp>,
): SignUpOutcome[] {
  const ruling = rulings.get(volunteerId);
  if (ruling?.verdict === 'refuse') return [{ volunteerId, refusal: ruling.error }];
  const signUp = entered.get(volunteerId);
  return signUp ? [{ volunteerId, signUp }] : [];
}
