import { Injectable } from '@nestjs/common';
import { signUpChanged } from '@liandong/contracts/activities/sign-up';
import { Outbox } from '@liandong/messaging/outbox';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import type { ActivityEntity } from '../activities/activity.entity.js';
import { givesPlaces } from './sign-up-policy.js';
import { SignUpsRepository } from './sign-ups.repository.js';
import { promotions } from './waitlist-policy.js';

/** Moves people up from the waitlist. */
@Injectable()
export class Waitlist {
  constructor(
    private readonly signUps: SignUpsRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Gives the free places of an activity, which the transaction has locked, to those who wait. */
  async promote(tx: EntityManager, activity: ActivityEntity): Promise<void> {
    if (!givesPlaces(activity, this.clock.now())) return;
    const waiting = await this.signUps.waitingFor(tx, activity.id);
    if (waiting.length === 0) return;
    const { signedUp } = await this.signUps.countOf(tx, activity.id);
    const promoted = promotions({ capacity: activity.capacity, signedUp }, waiting);
    const changed = await this.signUps.setStatus(tx, activity.id, promoted, 'signedUp');
    await this.outbox.add(tx, signUpChanged, ...changed);
  }
}
