import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { Badge, Section } from '../../../shared/ui/layout.js';
import { useDueConfirmations } from '../api/list-due.js';
import { DeadlineBadge } from './deadline-badge.js';
import './confirmations.css';

const SHOWN = 5;

/** Activities whose hours wait, the most urgent first; nothing when there are none. */
export function DueList() {
  const { data } = useDueConfirmations();
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={m.due_title({ count: items.length })}>
      <ul className="card due-list">
        {items
          .slice(0, SHOWN)
          .map(({ activityId, activityTitle, teamName, endedAt, open, cancelled, deadline }) => (
            <li key={activityId}>
              <Link className="due-list__one" to={`/activities/${activityId}/confirm`}>
                <span className="due-list__what">
                  <strong>{activityTitle}</strong>
                  <span>
                    {teamName} · {dayAndClock(endedAt)} · {m.due_people({ count: open })}
                  </span>
                </span>
                {cancelled && <Badge look="danger">{m.status_cancelled()}</Badge>}
                <DeadlineBadge deadline={deadline} />
              </Link>
            </li>
          ))}
      </ul>
    </Section>
  );
}
