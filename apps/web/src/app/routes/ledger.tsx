import { Link } from 'react-router';
import { AnomaliesPage } from '../../features/ledger/components/anomalies-page.js';
import { LedgerPage } from '../../features/ledger/components/ledger-page.js';
import { m } from '../../paraglide/messages.js';
import './routes.css';

export function LedgerRoute() {
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
  return <AnomaliesPage />;
}
