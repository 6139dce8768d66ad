import type { Activity } from '@liandong/contracts/activities/activity';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { activityClassLabel } from '../../../shared/i18n/labels.js';
import { readsEverything } from '../../../shared/session/permissions.js';
import { useMe } from '../../../shared/session/use-session.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { buttonClass } from '../../../shared/ui/button.js';
import { Icon } from '../../../shared/ui/icon.js';
import { Badge, Loading, PageHeader } from '../../../shared/ui/layout.js';
import { ErrorNotice, Notice } from '../../../shared/ui/notice.js';
import { useActivity } from '../api/get-activity.js';
import { ActivityFacts } from './activity-facts.js';
import { ActivityStateBadges } from './activity-state-badges.js';

import { LeaderPanel } from './leader-panel.js';
import { SignUpPanel } from './sign-up-panel.js';
import './activity-page.css';

interface ActivityPageProps {
  id: string;
  /** Called with each state of the activity that comes from the gateway. */
  onSeen: (activity: Activity) => void;
}

export function ActivityPage({ id, onSeen }: ActivityPageProps) {
  const { data, isPending, error, refetch } = useActivity(id);
  useEffect(() => {
    if (data) onSeen(data);
  }, [data, onSeen]);
  return (
    <div className="activity-page">
      <BackLink to="/activities">{m.nav_activities()}</BackLink>
      {isPending && <Loading />}
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && <Loaded activity={data} />}
    </div>
  );
}

function Loaded({ activity }: { activity: Activity }) {
  const me = useMe();
  const { id, title, activityClass, status, cancelReason, description, mayManage } = activity;
  return (
    <>
      <div className="activity-page__title">
        <div className="badges">
          <Badge look="accent">{activityClassLabel(activityClass)}</Badge>
          <ActivityStateBadges activity={activity} />
        </div>
        <PageHeader title={title} />
      </div>
      {status === 'cancelled' && (
        <Notice look="warning">
          <p>{m.cancelled_because({ reason: cancelReason ?? '' })}</p>
        </Notice>
      )}
      <div className="activity-page__columns">
        <div className="activity-page__main">
          <ActivityFacts activity={activity} />
          {description !== '' && (
            <section className="activity-page__description" aria-label={m.activity_description()}>
              <h2>{m.activity_description()}</h2>
              <p>{description}</p>
            </section>
          )}
        </div>
        <div className="activity-page__side">
          <SignUpPanel activity={activity} />
          {mayManage && <LeaderPanel activity={activity} />}
          {!mayManage && status !== 'draft' && me && readsEverything(me) && (
            <Link className={buttonClass('secondary', true)} to={`/activities/${id}/attendance`}>
              <Icon name="people" size={20} />
              <span>{m.open_attendance()}</span>
            </Link>
          )}
        </div>
      </div>
    </>
  );
}
