import { Link } from 'react-router';
import { ActivityList } from '../../features/activities/components/activity-list.js';
import { DueList } from '../../features/confirmations/components/due-list.js';
import { m } from '../../paraglide/messages.js';
import { managesTeams } from '../../shared/session/permissions.js';
import { useMe } from '../../shared/session/use-session.js';
import { buttonClass } from '../../shared/ui/button.js';
import { Icon } from '../../shared/ui/icon.js';
import { PageHeader } from '../../shared/ui/layout.js';
import './routes.css';

export function ActivitiesRoute() {
  const me = useMe();
  return (
    <div className="route">
      <PageHeader
        title={m.activities_title()}
        lead={m.activities_lead()}
        actions={
          me &&
          managesTeams(me) && (
            <Link className={buttonClass('primary')} to="/activities/new">
              <Icon name="plus" size={20} />
              <span>{m.new_activity()}</span>
            </Link>
          )
        }
      />
      {me && managesTeams(me) && <DueList />}
      <ActivityList />
    </div>
  );
}
