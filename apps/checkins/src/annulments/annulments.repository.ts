import { Injectable } from '@nestjs/common';
import type { Direction } from '@liandong/contracts/check-ins/check-in';
import type { EntityManager } from 'typeorm';

/** A fact as its sender's scan made it, with the annulment that it may have. */
export interface ScannedFact {
  id: string;
  activityId: string;
  volunteerId: string;
  direction: Direction;
  receivedAt: Date;
  deviceId: string | null;
  annulledAt: Date | null;
}

export interface CheckOut {
  /** Null when there is none that holds. */
  id: string | null;
  nextAttempt: number;
}

@Injectable()
export class AnnulmentsRepository {
  /** The fact that this person's scan made; null when it made none. */
  async findFact(tx: EntityManager, scanId: string, sentBy: string): Promise<ScannedFact | null> {
    const [fact]: ScannedFact[] = await tx.query(
      `SELECT fact.id, fact.activity_id AS "activityId", fact.volunteer_id AS "volunteerId", fact.direction,
              scan.received_at AS "receivedAt", scan.device_id AS "deviceId", annulment.annulled_at AS "annulledAt"
       FROM scans scan
       JOIN activities activity ON activity.id = scan.activity_id
       JOIN check_ins fact ON fact.fact_month = activity.fact_month AND fact.activity_id = activity.id
         AND fact.volunteer_id = coalesce(scan.member_id, scan.volunteer_id) AND fact.direction = scan.direction
         AND fact.scan_id = scan.scan_id
       LEFT JOIN annulments annulment ON annulment.check_in_id = fact.id
       WHERE (scan.scan_id, scan.volunteer_id) = ($1, $2)`,
      [scanId, sentBy],
    );
    return fact ?? null;
  }

  /** The valid check-out of the same person at the same activity, and the number that the next one would have. */
  async findCheckOut(tx: EntityManager, fact: ScannedFact): Promise<CheckOut> {
    const [row]: CheckOut[] = await tx.query(
      `SELECT (array_agg(went.id) FILTER (WHERE annulment.check_in_id IS NULL))[1] AS id,
              coalesce(max(went.attempt) + 1, 0) AS "nextAttempt"
       FROM activities activity
       JOIN check_ins went ON went.fact_month = activity.fact_month AND went.activity_id = activity.id
       LEFT JOIN annulments annulment ON annulment.check_in_id = went.id
       WHERE activity.id = $1 AND went.volunteer_id = $2 AND went.direction = 'out'`,
      [fact.activityId, fact.volunteerId],
    );
    return row ?? { id: null, nextAttempt: 0 };
  }

  /**
   * Takes the place of the check-out that belongs to this check-in, so that one that is being written at this very
   * moment finds it taken, and is decided anew without the check-in.
   */
  async occupyCheckOut(tx: EntityManager, came: ScannedFact, id: string, attempt: number): Promise<void> {
    await tx.query(
      `INSERT INTO check_ins (id, fact_month, activity_id, volunteer_id, scanned_by, direction, attempt, at, way,
         place, grade, scan_id)
       SELECT $2, came.fact_month, came.activity_id, came.volunteer_id, came.scanned_by, 'out', $5, came.at, came.way,
         came.place, came.grade, came.scan_id
       FROM activities activity
       JOIN check_ins came ON came.fact_month = activity.fact_month AND came.activity_id = activity.id
       WHERE activity.id = $3 AND came.volunteer_id = $4 AND came.direction = 'in' AND came.id = $1`,
      [came.id, id, came.activityId, came.volunteerId, attempt],
    );
  }

  async annul(
    tx: EntityManager,
    checkInIds: readonly string[],
    by: { annulledBy: string; deviceId: string; annulledAt: Date },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO annulments (check_in_id, annulled_at, annulled_by, device_id)
       SELECT id, $2, $3, $4 FROM unnest($1::uuid[]) AS annulled (id)`,
      [checkInIds, by.annulledAt, by.annulledBy, by.deviceId],
    );
  }
}
