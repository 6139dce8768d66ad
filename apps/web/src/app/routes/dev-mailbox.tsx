import { MailboxPage } from '../../features/mailbox/components/mailbox-page.js';

export function DevMailboxRoute() {
  return <MailboxPage />;
}
