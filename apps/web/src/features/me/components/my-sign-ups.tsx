import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { longDay, span } from '../../../shared/time/format.js';
import { buttonClass } from '../../../shared/ui/button.js';
import { Badge, Empty, Loading, Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { serverNow } from '../../../shared/time/server-now.js';
import { useMySignUps } from '../api/my-sign-ups.js';
import { upcomingSignUps } from '../upcoming-sign-ups.js';
import './me.css';

/** What the person has signed up for and is not over. */
export function MySignUps() {
  const { data, isPending, error, refetch } = useMySignUps();
  const upcoming = upcomingSignUps(data?.items ?? [], serverNow());
  return (
    <Section title={m.my_sign_ups()}>
      {isPending && <Loading />}
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && upcoming.length === 0 && (
        <Empty icon="calendar" title={m.my_sign_ups_none()}>
          <Link className={buttonClass('secondary')} to="/activities">
            {m.to_activities()}
          </Link>
        </Empty>
      )}
      {upcoming.length > 0 && (
        <ul className="card my-list">
          {upcoming.map(({ activityId, title, place, startsAt, endsAt, status, activityStatus }) => (
            <li key={activityId} className="my-list__row">
              <div className="my-list__what">
                <Link to={`/activities/${activityId}`}>{title}</Link>
                <span>
                  <time dateTime={startsAt}>{longDay(startsAt)}</time> {span(startsAt, endsAt)}
                </span>
                <span>{place}</span>
              </div>
              {activityStatus === 'cancelled' ? (
                <Badge look="danger">{m.status_cancelled()}</Badge>
              ) : (
                <Badge look={status === 'signedUp' ? 'pine' : 'amber'}>
                  {status === 'signedUp' ? m.my_signed_up() : m.my_waitlisted()}
                </Badge>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
