import type { ErrorEntry } from './error-entry.js';

/** Inbox, reminders and deliveries. */
export const notificationsErrors = {
  MESSAGE_NOT_FOUND: {
    status: 404,
    en: 'There is no such message in your inbox.',
    zh: '收件箱中没有这条消息。',
  },
} as const satisfies Record<string, ErrorEntry>;
