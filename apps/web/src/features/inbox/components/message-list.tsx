import type { InboxMessage } from '@liandong/contracts/notifications/notification';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { Button } from '../../../shared/ui/button.js';
import { Icon, type IconName } from '../../../shared/ui/icon.js';
import { Empty, Loading } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useInbox } from '../api/inbox.js';
import { useReadMessage } from '../api/read-message.js';
import './inbox.css';

/** The newest messages, at most `limit` of them. */
export function MessageList({ limit }: { limit?: number }) {
  const { data, isPending, error, refetch } = useInbox();
  if (isPending) return <Loading />;
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) {
    return (
      <Empty icon="bell" title={m.inbox_empty()}>
        <p>{m.inbox_empty_hint()}</p>
      </Empty>
    );
  }
  return (
    <ul className="card messages">
      {data.items.slice(0, limit).map((message) => (
        <Message key={message.id} message={message} />
      ))}
    </ul>
  );
}

const icons: Record<InboxMessage['kind'], IconName> = {
  reminder: 'clock',
  signUpConfirmed: 'check',
  waitlistPromoted: 'check',
  activityCancelled: 'alert',
  activityChanged: 'edit',
  rulesChanged: 'edit',
  activityEntrusted: 'person',
  confirmationDue: 'clock',
  confirmationOverdue: 'alert',
  attendanceDenied: 'alert',
  wishClaimed: 'person',
  wishReturned: 'refresh',
  wishToConfirm: 'clock',
  wishConfirmed: 'check',
  wishReopened: 'alert',
  wishWithdrawn: 'alert',
  caseRequested: 'edit',
  caseProposed: 'clock',
  caseApproved: 'check',
  proposalApproved: 'check',
  caseRejected: 'alert',
  caseWithdrawn: 'alert',
  certificateMade: 'check',
  certificateOutdated: 'refresh',
  certificateRevoked: 'alert',
  reportInDeclined: 'alert',
};

/** Where a message leads: to what it is about, or to what is to be done there. */
function targetOf(message: InboxMessage): { to: string; label: string } | null {
  const { kind, activityId, wishId, caseId } = message;
  if (caseId !== null) return { to: `/ledger/cases/${caseId}`, label: m.inbox_see_case() };
  if (kind === 'caseProposed') return { to: '/ledger/cases?status=proposed', label: m.inbox_see_cases() };
  if (kind.startsWith('certificate')) return { to: '/me', label: m.inbox_see_certificates() };
  if (wishId !== null) return { to: `/wishes/${wishId}`, label: m.inbox_see_wish() };
  if (activityId === null) return null;
  const isConfirmation = kind === 'confirmationDue' || kind === 'confirmationOverdue';
  const to = `/activities/${activityId}`;
  return { to: isConfirmation ? `${to}/confirm` : to, label: m.check_in_see_activity() };
}

function Message({ message }: { message: InboxMessage }) {
  const { id, kind, title, body, deliveredAt, readAt } = message;
  const target = targetOf(message);
  const read = useReadMessage();
  const unread = readAt === null;
  return (
    <li className={`message${unread ? ' message--unread' : ''}`}>
      <span className={`message__icon message__icon--${kind}`}>
        <Icon name={icons[kind]} size={20} />
      </span>
      <div className="message__text">
        <p id={`message-${id}`} className="message__title">
          {unread && <span className="visually-hidden">{m.inbox_unread()}</span>}
          {title}
        </p>
        <p>{body}</p>
        <div className="message__foot">
          <time dateTime={deliveredAt}>{dayAndClock(deliveredAt)}</time>
          {target && (
            <Link to={target.to} aria-describedby={`message-${id}`} onClick={() => unread && read.mutate(id)}>
              {target.label}
            </Link>
          )}
          {unread && (
            <Button
              look="quiet"
              aria-describedby={`message-${id}`}
              pending={read.isPending}
              onClick={() => read.mutate(id)}
            >
              {m.inbox_mark_read()}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
