import { m } from '../../../paraglide/messages.js';
import { PageHeader, Section } from '../../../shared/ui/layout.js';
import { useInbox } from '../api/inbox.js';
import { MessageList } from './message-list.js';
import { ReminderList } from './reminder-list.js';
import './inbox.css';

export function InboxPage() {
  const inbox = useInbox();
  const unread = inbox.data?.unread ?? 0;
  return (
    <div className="inbox">
      <PageHeader
        title={m.inbox_title()}
        lead={unread > 0 ? m.inbox_unread_count({ count: unread }) : undefined}
      />
      <MessageList />
      <Section title={m.reminders_title()}>
        <ReminderList />
      </Section>
    </div>
  );
}
