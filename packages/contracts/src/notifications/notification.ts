import { z } from 'zod';
import { Id, Instant, Language, Phone } from '../common/scalars.js';
import { PageQuery, pageOf } from '../common/page.js';
import { defineEvent } from '../wire/event.js';
import { defineRpc } from '../wire/rpc.js';

/** What is told to those who signed up for an activity; `activityEntrusted` to whoever answers for it. */
export const ActivityMessageKind = z.enum([
  'reminder',
  'signUpConfirmed',
  'waitlistPromoted',
  'activityCancelled',
  'activityChanged',
  'rulesChanged',
  'activityEntrusted',
]);
export type ActivityMessageKind = z.infer<typeof ActivityMessageKind>;

/** What is told of a micro-wish: the first three to whoever posted it, the others to whoever claimed it. */
export const WishMessageKind = z.enum([
  'wishClaimed',
  'wishReturned',
  'wishToConfirm',
  'wishConfirmed',
  'wishReopened',
  'wishWithdrawn',
]);
export type WishMessageKind = z.infer<typeof WishMessageKind>;

/**
 * What is told of corrections and later entries: what waits for a leader or for the second pair of eyes, to those who
 * may act; what was decided, to whom it concerns.
 */
export const CaseMessageKind = z.enum([
  'caseRequested',
  'caseProposed',
  'caseApproved',
  'proposalApproved',
  'caseRejected',
  'caseWithdrawn',
]);
export type CaseMessageKind = z.infer<typeof CaseMessageKind>;

/** What is told of a certificate to its holder, when somebody else did it or the ledger changed. */
export const CertificateMessageKind = z.enum([
  'certificateMade',
  'certificateOutdated',
  'certificateRevoked',
]);
export type CertificateMessageKind = z.infer<typeof CertificateMessageKind>;

/** `confirmationDue` goes to leaders, `confirmationOverdue` to organisers, `attendanceDenied` to whom it concerns. */
export const MessageKind = z.enum([
  ...ActivityMessageKind.options,
  'confirmationDue',
  'confirmationOverdue',
  'attendanceDenied',
  ...WishMessageKind.options,
  ...CaseMessageKind.options,
  ...CertificateMessageKind.options,
  'reportInDeclined',
]);
export type MessageKind = z.infer<typeof MessageKind>;

/** One message in a member's inbox: pushed in the member's language, listed in that of the request. */
export const InboxMessage = z
  .object({
    id: Id,
    kind: MessageKind,
    title: z.string(),
    body: z.string(),
    activityId: Id.nullable(),
    wishId: Id.nullable(),
    caseId: Id.nullable().meta({ description: 'null also when it is about several cases' }),
    deliveredAt: Instant,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'InboxMessage' });
export type InboxMessage = z.infer<typeof InboxMessage>;

export const Inbox = pageOf(InboxMessage).extend({ unread: z.int() }).meta({ id: 'Inbox' });

export const listInbox = defineRpc({
  subject: 'notifications.v1.inbox.list',
  input: PageQuery,
  output: Inbox,
  errors: ['CURSOR_INVALID'],
});

export const readMessage = defineRpc({
  subject: 'notifications.v1.inbox.read',
  input: z.strictObject({ id: Id }),
  output: InboxMessage,
  errors: ['MESSAGE_NOT_FOUND'],
});

/** What a one-time code is good for; its text says so, since a code for one thing must not be talked out of people for another. */
export const OtpPurpose = z.enum(['signIn', 'erasure']);
export type OtpPurpose = z.infer<typeof OtpPurpose>;

/** Sends a one-time code by the channel in force: SMS, or the development mailbox. Called by volunteers only. */
export const sendOtp = defineRpc({
  subject: 'notifications.v1.otp.send',
  input: z.strictObject({
    phone: Phone,
    otp: z.string(),
    purpose: OtpPurpose.default('signIn'),
    expiresAt: Instant,
    language: Language,
  }),
  output: z.object({ deliveryId: Id }),
});

/** What the development mailbox caught instead of sending it; empty and off in production. */
export const MailboxMessage = z
  .object({ id: Id, to: z.string(), body: z.string(), otp: z.string().nullable(), sentAt: Instant })
  .meta({ id: 'MailboxMessage' });

export const listMailbox = defineRpc({
  subject: 'notifications.v1.dev-mailbox.list',
  input: PageQuery.extend({ to: z.string().max(40).optional() }),
  output: pageOf(MailboxMessage),
  errors: ['CURSOR_INVALID', 'ROUTE_NOT_FOUND'],
});

/** A reminder that is planned or was sent, to the person whom it is for. */
export const Reminder = z
  .object({
    id: Id,
    activityId: Id,
    activityTitle: z.string(),
    dueAt: Instant,
    status: z.enum(['planned', 'sent', 'dropped']),
    sentAt: Instant.nullable(),
  })
  .meta({ id: 'Reminder' });
export type Reminder = z.infer<typeof Reminder>;

export const listReminders = defineRpc({
  subject: 'notifications.v1.reminders.mine',
  input: PageQuery,
  output: pageOf(Reminder),
  errors: ['CURSOR_INVALID'],
});

/** A message reached an inbox: open pages of the recipient show it at once. */
export const messageDelivered = defineEvent({
  subject: 'evt.notifications.message-delivered.v1',
  payload: z.object({ recipientId: Id, message: InboxMessage }),
});
