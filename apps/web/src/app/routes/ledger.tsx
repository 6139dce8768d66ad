import { LedgerPage } from '../../features/ledger/components/ledger-page.js';

export function LedgerRoute() {
  return <LedgerPage />;
}
