import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActivityEntity } from './activity.entity.js';

/** Mends what check-ins decided before they knew. Called in the transaction that takes the news. */
export interface LateEventListener {
  /** The activity's announced time or its breaks are others now than `before`. */
  activityMoved(tx: EntityManager, activity: ActivityEntity, before: ActivityEntity): Promise<void>;
  /** Somebody got a place, by signing up or from the waitlist, at an activity where people had been refused. */
  signedUp(tx: EntityManager, signUp: { activityId: string; volunteerId: string }): Promise<void>;
}

/** Who is told of news that may come too late. A listener adds itself in its `onModuleInit`. */
@Injectable()
export class LateEventListeners {
  private readonly listeners: LateEventListener[] = [];

  add(listener: LateEventListener): void {
    this.listeners.push(listener);
  }

  async tellMoved(tx: EntityManager, activity: ActivityEntity, before: ActivityEntity): Promise<void> {
    for (const listener of this.listeners) await listener.activityMoved(tx, activity, before);
  }

  async tellSignedUp(tx: EntityManager, signUp: { activityId: string; volunteerId: string }): Promise<void> {
    for (const listener of this.listeners) await listener.signedUp(tx, signUp);
  }
}
