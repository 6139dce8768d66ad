import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ActivityEntity } from './activity.entity.js';
import type { ActivityChange } from './activity-policy.js';

/** Activities as they are written; what people read comes from `activity-views.repository.ts`. */
@Injectable()
export class ActivitiesRepository {
  /** False when an activity with this id is there already, which stays as it is. */
  async insert(tx: EntityManager, activity: Omit<ActivityEntity, 'team'>): Promise<boolean> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(ActivityEntity)
      .values(activity)
      .orIgnore()
      .returning('id')
      .execute();
    const rows: unknown = inserted.raw;
    return Array.isArray(rows) && rows.length > 0;
  }

  find(tx: EntityManager, id: string): Promise<ActivityEntity | null> {
    return tx.findOneBy(ActivityEntity, { id });
  }

  /** Holds the activity until the transaction ends: its facts and all its sign-ups change under this lock. */
  lock(tx: EntityManager, id: string): Promise<ActivityEntity | null> {
    return tx.findOne(ActivityEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Writes a change of a locked activity as its next version, and answers it as it is then. */
  async apply(tx: EntityManager, activity: ActivityEntity, change: ActivityChange): Promise<ActivityEntity> {
    const next = { ...change, version: activity.version + 1 };
    await tx.update(ActivityEntity, { id: activity.id }, next);
    return { ...activity, ...next };
  }

  async remove(tx: EntityManager, id: string): Promise<void> {
    await tx.delete(ActivityEntity, { id });
  }
}
