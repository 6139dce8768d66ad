import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { Section } from '../../../shared/ui/layout.js';
import { useMyUnconfirmed } from '../api/list-my-unconfirmed.js';
import './confirmations.css';

/** The own attendances that count no hours yet, and what happens next; nothing when there are none. */
export function MyUnconfirmed() {
  const { data } = useMyUnconfirmed();
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={m.unconfirmed_title()}>
      <ul className="card due-list">
        {items.map(({ activityId, activityTitle, checkedInAt, reason, deadline }) => (
          <li key={activityId}>
            <Link className="due-list__one" to={`/activities/${activityId}`}>
              <span className="due-list__what">
                <strong>{activityTitle}</strong>
                <span>{dayAndClock(checkedInAt)}</span>
                <span>{sentenceOf(reason, deadline.overdue)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function sentenceOf(reason: 'unclosed' | 'awaitsLeader', overdue: boolean): string {
  if (overdue) return m.unconfirmed_overdue();
  return reason === 'unclosed' ? m.unconfirmed_unclosed() : m.unconfirmed_awaits();
}
