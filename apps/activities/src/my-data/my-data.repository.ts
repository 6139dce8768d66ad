import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What is kept of one person, in words that the person reads. */
@Injectable()
export class MyDataRepository {
  signUps(tx: EntityManager, volunteerId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT activity.id AS "activityId", activity.title, activity.place, activity.starts_at AS "startsAt",
              activity.ends_at AS "endsAt", sign_up.status, sign_up.signed_up_at AS "signedUpAt"
       FROM sign_ups sign_up JOIN activities activity ON activity.id = sign_up.activity_id
       WHERE sign_up.volunteer_id = $1 ORDER BY activity.starts_at, activity.id`,
      [volunteerId],
    );
  }

  wishes(tx: EntityManager, volunteerId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT id AS "wishId", title, status, posted_by = $1 AS "isPoster",
              coalesce(claimed_by = $1, false) AS "isClaimer", posted_at AS "postedAt", claimed_at AS "claimedAt",
              fulfilled_at AS "fulfilledAt", confirmed_at AS "confirmedAt"
       FROM wishes WHERE posted_by = $1 OR claimed_by = $1 ORDER BY posted_at, id`,
      [volunteerId],
    );
  }

  scheduled(tx: EntityManager, volunteerId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT id AS "activityId", title, created_by = $1 AS "isAuthor", responsible_id = $1 AS "isResponsible",
              created_at AS "createdAt"
       FROM activities WHERE created_by = $1 OR responsible_id = $1 ORDER BY created_at, id`,
      [volunteerId],
    );
  }
}
