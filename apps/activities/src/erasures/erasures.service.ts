import { Injectable } from '@nestjs/common';
import { signUpChanged } from '@liandong/contracts/activities/sign-up';
import { Outbox } from '@liandong/messaging/outbox';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import { ActivitiesRepository } from '../activities/activities.repository.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { SignUpsRepository } from '../sign-ups/sign-ups.repository.js';
import { Waitlist } from '../sign-ups/waitlist.service.js';
import { WishesRepository } from '../wishes/wishes.repository.js';

/**
 * What becomes of the sign-ups of a person who left: those for what has not begun are withdrawn, and their places go
 * to the waitlist; wishes that are claimed and not fulfilled are open again. The others say who took part in what, by an id that is nobody's name any more; they stay.
 *
 * Locks: one transaction may hold several people and activities here, against the order that `SignUpsService`
 * keeps. So it never waits for a person: while somebody is just being signed up the event comes again. Two
 * erasures that wait for each other's activities are told apart by Postgres, and one of them comes again.
 */
@Injectable()
export class ErasuresService {
  constructor(
    private readonly directory: DirectoryRepository,
    private readonly activities: ActivitiesRepository,
    private readonly signUps: SignUpsRepository,
    private readonly waitlist: Waitlist,
    private readonly wishes: WishesRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Error while the person is being signed up for something */
  async forget(tx: EntityManager, volunteerId: string, erasedAt: Date): Promise<void> {
    if (!(await this.signUps.tryLockPerson(tx, volunteerId))) {
      throw new Error('the person is being signed up at this moment');
    }
    await this.directory.eraseVolunteer(tx, volunteerId, erasedAt);
    await this.wishes.releaseOf(tx, volunteerId);
    for (const activityId of await this.signUps.upcomingOf(tx, volunteerId, this.clock.now())) {
      await this.withdraw(tx, activityId, volunteerId);
    }
  }

  private async withdraw(tx: EntityManager, activityId: string, volunteerId: string): Promise<void> {
    const activity = await this.activities.lock(tx, activityId);
    if (!activity) return;
    const withdrawn = await this.signUps.setStatus(tx, activityId, [volunteerId], 'withdrawn');
    await this.outbox.add(tx, signUpChanged, ...withdrawn);
    await this.waitlist.promote(tx, activity);
  }
}
