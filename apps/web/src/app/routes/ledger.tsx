import { Link } from 'react-router';
import { AnomaliesPage } from '../../features/ledger/components/anomalies-page.js';
import { LedgerPage } from '../../features/ledger/components/ledger-page.js';
import { m } from '../../paraglide/messages.js';
import { readsEverything, readsLedger } from '../../shared/session/permissions.js';
import { useMe } from '../../shared/session/use-session.js';
import { NotForMembers } from './not-for-members.js';
import './routes.css';

export function LedgerRoute() {
  const me = useMe();
  if (me && !readsLedger(me)) return <NotForMembers title={m.ledger_not_yours()} />;
  return (
    <div className="route">
      <LedgerPage />
      <p>
        <Link to="/ledger-heads">{m.heads_link()}</Link>
      </p>
    </div>
  );
}

export function AnomaliesRoute() {
  const me = useMe();
  if (me && !readsEverything(me)) return <NotForMembers title={m.anomalies_not_yours()} />;
  return <AnomaliesPage />;
}
