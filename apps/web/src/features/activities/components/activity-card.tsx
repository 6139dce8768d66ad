import type { Activity } from '@liandong/contracts/activities/activity';
import { Link } from 'react-router';
import { activityClassLabel } from '../../../shared/i18n/labels.js';
import { clock, clockBeside, span } from '../../../shared/time/format.js';
import { Icon } from '../../../shared/ui/icon.js';
import { Badge } from '../../../shared/ui/layout.js';
import { placesLabel } from '../places.js';
import { ActivityStateBadges } from './activity-state-badges.js';

export function ActivityCard({ activity }: { activity: Activity }) {
  const { id, title, status, activityClass, startsAt, endsAt, place, teamName } = activity;
  return (
    <Link to={`/activities/${id}`} className={`card activity-card activity-card--${status}`}>
      <time className="activity-card__time" dateTime={startsAt} aria-label={span(startsAt, endsAt)}>
        <strong>{clock(startsAt)}</strong>
        <span>{clockBeside(startsAt, endsAt)}</span>
      </time>
      <div className="activity-card__main">
        <div className="badges">
          <Badge>{activityClassLabel(activityClass)}</Badge>
          <ActivityStateBadges activity={activity} />
        </div>
        <h3>{title}</h3>
        <ul className="activity-card__facts">
          <li>
            <Icon name="pin" size={17} />
            <span>{place}</span>
          </li>
          <li>
            <Icon name="flag" size={17} />
            <span>{teamName}</span>
          </li>
          <li>
            <Icon name="people" size={17} />
            <span>{placesLabel(activity)}</span>
          </li>
        </ul>
      </div>
      <Icon name="forward" size={20} />
    </Link>
  );
}
