import { Flag, ServiceSettings } from '@liandong/service-kit/settings';
import { z } from 'zod';

/** Minutes before the start, comma-separated, each once, the longest first. */
const LeadMinutes = z
  .string()
  .regex(/^\d{1,5}(,\d{1,5}){0,7}$/, 'must be one to eight numbers of minutes, such as 1440,120')
  .transform((text) => [...new Set(text.split(',').map(Number))].toSorted((a, b) => b - a));

export const Settings = ServiceSettings.extend({
  REDIS_URL: z.url(),
  /** When members are reminded, in minutes before an activity starts. */
  REMINDER_LEAD_MINUTES: LeadMinutes.prefault('1440,120'),
  /** Catches text messages in a page of the web app instead of sending them. Never in production. */
  DEV_MAILBOX: Flag,
}).refine(({ DEV_MAILBOX }) => DEV_MAILBOX, {
  path: ['DEV_MAILBOX'],
  message:
    'no SMS channel is configured, so nobody could sign in; set it to true to catch codes in the mailbox',
});
export type Settings = z.output<typeof Settings>;
