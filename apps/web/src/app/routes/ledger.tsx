import { Link } from 'react-router';
import { AnomaliesPage } from '../../features/ledger/components/anomalies-page.js';
import { LedgerPage } from '../../features/ledger/components/ledger-page.js';
import { m } from '../../paraglide/messages.js';

export function LedgerRoute() {
  return (
    <>
      <LedgerPage />
      <p>
        <Link to="/ledger-heads">{m.heads_link()}</Link>
      </p>
    </>
  );
}

export function AnomaliesRoute() {
  return <AnomaliesPage />;
}
