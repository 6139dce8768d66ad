import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WishChange } from './wish-policy.js';
import { WishEntity } from './wish.entity.js';

/** Wishes as they are written; what people read comes from `wish-views.repository.ts`. */
@Injectable()
export class WishesRepository {
  /** False when a wish with this id is there already, which stays as it is. */
  async insert(tx: EntityManager, wish: Omit<WishEntity, 'organization'>): Promise<boolean> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(WishEntity)
      .values(wish)
      .orIgnore()
      .returning('id')
      .execute();
    const rows: unknown = inserted.raw;
    return Array.isArray(rows) && rows.length > 0;
  }

  find(tx: EntityManager, id: string): Promise<WishEntity | null> {
    return tx.findOneBy(WishEntity, { id });
  }

  /** Holds the wish until the transaction ends: of several who claim it, each sees what the one before did. */
  lock(tx: EntityManager, id: string): Promise<WishEntity | null> {
    return tx.findOne(WishEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Writes a change of a locked wish as its next version. */
  async apply(tx: EntityManager, { id, version }: WishEntity, change: WishChange): Promise<void> {
    await tx.update(WishEntity, { id }, { ...change, version: version + 1 });
  }

  /** Opens again what somebody claimed who has left; what they fulfilled stays to be confirmed. */
  async releaseOf(tx: EntityManager, volunteerId: string): Promise<void> {
    await tx.update(
      WishEntity,
      { claimedBy: volunteerId, status: 'claimed' },
      { status: 'open', claimedBy: null, claimedAt: null, version: () => 'version + 1' },
    );
  }
}
