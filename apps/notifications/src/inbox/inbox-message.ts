import type { InboxMessage } from '@liandong/contracts/notifications/notification';
import type { MessageRow } from './message.entity.js';

/** A message as its recipient sees it. */
export function inboxMessage(row: MessageRow): InboxMessage {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    body: row.body,
    activityId: row.activityId,
    wishId: row.wishId,
    caseId: row.caseId,
    deliveredAt: row.deliveredAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}
