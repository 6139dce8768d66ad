import { m } from '../../../paraglide/messages.js';
import { Empty, Loading, PageHeader } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { ToastProvider } from '../../../shared/ui/toasts.js';
import { useMailbox } from '../api/list-mailbox.js';
import { MailboxCard } from './mailbox-card.js';
import './mailbox.css';

/** Development only: the one-time codes that would have gone to phones. */
export function MailboxPage() {
  const { data, isPending, error, refetch } = useMailbox();
  return (
    <ToastProvider>
      <main id="content" className="mailbox">
        <p className="mailbox__ribbon">DEV</p>
        <PageHeader title={m.mailbox_title()} lead={m.mailbox_lead()} />
        {isPending && <Loading />}
        {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data?.items.length === 0 && (
          <Empty icon="mail" title={m.mailbox_empty()}>
            <p>{m.mailbox_empty_hint()}</p>
          </Empty>
        )}
        <ul className="mailbox__list" aria-live="polite">
          {data?.items.map((message) => (
            <li key={message.id}>
              <MailboxCard message={message} />
            </li>
          ))}
        </ul>
      </main>
    </ToastProvider>
  );
}
