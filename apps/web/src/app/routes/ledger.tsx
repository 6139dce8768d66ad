import { Link } from 'react-router';
import { AnomaliesPage } from '../../features/ledger/components/anomalies-page.js';
import { LedgerPage } from '../../features/ledger/components/ledger-page.js';
import { m } from '../../paraglide/messages.js';
import { readsEverything, readsLedger } from '../../shared/session/permissions.js';
import { useMe } from '../../shared/session/use-session.js';
import { buttonClass } from '../../shared/ui/button.js';
import { Empty } from '../../shared/ui/layout.js';
import './routes.css';

export function LedgerRoute() {
  const me = useMe();
  if (me && !readsLedger(me)) return <NotForMembers />;
  return (
    <div className="route">
      <LedgerPage />
      <p>
        <Link to="/ledger-heads">{m.heads_link()}</Link>
      </p>
    </div>
  );
}

/** A plain member’s own entries are on the own page. */
function NotForMembers() {
  return (
    <Empty icon="book" title={m.ledger_not_yours()}>
      <p>{m.ledger_not_yours_hint()}</p>
      <Link className={buttonClass('primary')} to="/me">
        {m.nav_me()}
      </Link>
    </Empty>
  );
}

export function AnomaliesRoute() {
  const me = useMe();
  if (me && !readsEverything(me)) return <NotForMembers />;
  return <AnomaliesPage />;
}
