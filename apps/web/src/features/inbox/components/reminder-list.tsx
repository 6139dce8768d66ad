import type { Reminder } from '@liandong/contracts/notifications/notification';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { Badge, Loading, type BadgeLook } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useReminders } from '../api/reminders.js';
import './inbox.css';

const states: Record<Reminder['status'], { look: BadgeLook; label: () => string }> = {
  planned: { look: 'amber', label: m.reminder_planned },
  sent: { look: 'pine', label: m.reminder_sent },
  dropped: { look: 'neutral', label: m.reminder_dropped },
};

/** The reminders that are planned or were sent, so that nobody has to wonder whether one will come. */
export function ReminderList() {
  const { data, isPending, error, refetch } = useReminders();
  if (isPending) return <Loading />;
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return <p className="reminders__none">{m.reminders_none()}</p>;
  return (
    <ul className="card reminders">
      {data.items.map(({ id, activityId, activityTitle, dueAt, status }) => (
        <li key={id} className="reminder">
          <Link to={`/activities/${activityId}`}>{activityTitle}</Link>
          <Badge look={states[status].look}>{states[status].label()}</Badge>
          <time dateTime={dueAt}>{dayAndClock(dueAt)}</time>
        </li>
      ))}
    </ul>
  );
}
