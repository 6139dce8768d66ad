import { NavLink } from 'react-router';
import { useInbox } from '../../features/inbox/api/inbox.js';
import { m } from '../../paraglide/messages.js';
import { readsLedger } from '../../shared/session/permissions.js';
import { useMe } from '../../shared/session/use-session.js';
import { Icon, type IconName } from '../../shared/ui/icon.js';

export function Navigation() {
  const me = useMe();
  const unread = useInbox().data?.unread ?? 0;
  return (
    <nav className="navigation" aria-label={m.nav_main()}>
      <Tab to="/activities" icon="calendar" label={m.nav_activities()} />
      <Tab to="/wishes" icon="heart" label={m.nav_wishes()} />
      <Tab to="/inbox" icon="bell" label={m.nav_inbox()} unread={unread} />
      {me && readsLedger(me) && <Tab to="/ledger" icon="book" label={m.nav_ledger()} />}
      <Tab to="/me" icon="person" label={m.nav_me()} />
    </nav>
  );
}

const MOST_SHOWN = 99;

function Tab({
  to,
  icon,
  label,
  unread = 0,
}: {
  to: string;
  icon: IconName;
  label: string;
  unread?: number;
}) {
  return (
    <NavLink to={to} className="navigation__tab">
      <span className="navigation__icon">
        <Icon name={icon} size={24} />
        {unread > 0 && (
          <span className="navigation__unread" aria-hidden="true">
            {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
          </span>
        )}
      </span>
      <span>
        {label}
        {unread > 0 && <span className="visually-hidden">{m.nav_unread({ count: unread })}</span>}
      </span>
    </NavLink>
  );
}
