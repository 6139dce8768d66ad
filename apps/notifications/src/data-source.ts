import type { DataSourceInput } from '@liandong/service-kit/data-source';
import { ActivityRow } from './directory/activity.entity.js';
import { RecipientRow } from './directory/recipient.entity.js';
import { SignUpRow } from './directory/sign-up.entity.js';
import { MessageRow } from './inbox/message.entity.js';
import { MailboxMessageRow } from './mailbox/mailbox-message.entity.js';
import { CaseMessages1765900000000 } from './migrations/1765900000000-case-messages.js';
import { CreateNotifications1764000000000 } from './migrations/1764000000000-create-notifications.js';
import { EndsOfActivities1766300000000 } from './migrations/1766300000000-ends-of-activities.js';
import { RulesOfActivities1766900000000 } from './migrations/1766900000000-rules-of-activities.js';
import { ErasedRecipients1765000000000 } from './migrations/1765000000000-erased-recipients.js';
import { TranslatedMessages1766000000000 } from './migrations/1766000000000-translated-messages.js';
import { WishMessages1765700000000 } from './migrations/1765700000000-wish-messages.js';
import { ReminderRow } from './reminders/reminder.entity.js';

export const migrations = [
  CreateNotifications1764000000000,
  ErasedRecipients1765000000000,
  WishMessages1765700000000,
  CaseMessages1765900000000,
  TranslatedMessages1766000000000,
  EndsOfActivities1766300000000,
  RulesOfActivities1766900000000,
];

export function dataSourceInput(url: string, pool?: number): DataSourceInput {
  return {
    url,
    schema: 'notifications',
    entities: [RecipientRow, ActivityRow, SignUpRow, MessageRow, MailboxMessageRow, ReminderRow],
    migrations,
    ...(pool === undefined ? {} : { pool }),
  };
}
