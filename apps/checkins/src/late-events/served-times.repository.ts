import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActivityEntity } from '../directory/activity.entity.js';

/** When somebody came and went. */
export interface ServedTime {
  checkOutId: string;
  cameAt: Date;
  wentAt: Date;
}

@Injectable()
export class ServedTimesRepository {
  /** Of everybody who checked in and out, and undid neither. */
  find(tx: EntityManager, activity: ActivityEntity): Promise<ServedTime[]> {
    return tx.query(
      `SELECT went.id AS "checkOutId", came.at AS "cameAt", went.at AS "wentAt"
       FROM valid_check_ins came
       JOIN valid_check_ins went USING (fact_month, activity_id, volunteer_id)
       WHERE fact_month = $1 AND activity_id = $2 AND came.direction = 'in' AND went.direction = 'out'`,
      [activity.factMonth, activity.id],
    );
  }
}
