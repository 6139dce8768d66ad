import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What is kept of one person, in words that the person reads. */
@Injectable()
export class MyDataRepository {
  messages(tx: EntityManager, recipientId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT id, kind, title, body, activity_id AS "activityId", wish_id AS "wishId", case_id AS "caseId",
         delivered_at AS "deliveredAt", read_at AS "readAt"
       FROM messages WHERE recipient_id = $1 ORDER BY delivered_at, id`,
      [recipientId],
    );
  }

  reminders(tx: EntityManager, volunteerId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT activity_id AS "activityId", due_at AS "dueAt", status, sent_at AS "sentAt"
       FROM reminders WHERE volunteer_id = $1 ORDER BY due_at, id`,
      [volunteerId],
    );
  }
}
