import type { Language } from '@liandong/contracts/common/scalars';
import type { InboxMessage } from '@liandong/contracts/notifications/notification';
import type { MessageRow } from './message.entity.js';

/** A message as its recipient sees it in a language. */
export function inboxMessage(row: MessageRow, language: Language): InboxMessage {
  const { title, body } = row.translations?.[language] ?? row;
  return {
    id: row.id,
    kind: row.kind,
    title,
    body,
    activityId: row.activityId,
    wishId: row.wishId,
    caseId: row.caseId,
    deliveredAt: row.deliveredAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}
