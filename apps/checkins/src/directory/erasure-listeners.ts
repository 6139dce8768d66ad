import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Forgets what it keeps of a person, in the transaction that erases them. */
export type ErasureListener = (tx: EntityManager, volunteerId: string, at: Date) => Promise<void>;

/** Who is told when a person is erased. A listener adds itself in its `onModuleInit`. */
@Injectable()
export class ErasureListeners {
  private readonly listeners: ErasureListener[] = [];

  add(listener: ErasureListener): void {
    this.listeners.push(listener);
  }

  async tell(tx: EntityManager, volunteerId: string, at: Date): Promise<void> {
    for (const listener of this.listeners) await listener(tx, volunteerId, at);
  }
}
