import { InboxPage } from '../../features/inbox/components/inbox-page.js';

export function InboxRoute() {
  return <InboxPage />;
}
