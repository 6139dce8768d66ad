import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { Link, useSearchParams } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { managesTeams, readsEverything } from '../../../shared/session/permissions.js';
import { useMe } from '../../../shared/session/use-session.js';
import { Button, buttonClass } from '../../../shared/ui/button.js';
import { Icon } from '../../../shared/ui/icon.js';
import { Empty, Loading, PageHeader } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useLedgerEntries } from '../api/list-entries.js';
import { filterOfSearch } from '../ledger-filter.js';
import { FileExport } from './file-export.js';
import { GroupTable } from './group-table.js';
import { LedgerFilters } from './ledger-filters.js';
import { LedgerTable } from './ledger-table.js';
import { SummaryCards } from './summary-cards.js';
import './ledger.css';

/** The participation ledger: filters, totals with the grades apart, the same parted, the entries, the files. */
export function LedgerPage() {
  const [search, setSearch] = useSearchParams();
  const me = useMe();
  const filter = filterOfSearch(search);
  const change = (next: LedgerFilter) => setSearch(new URLSearchParams({ ...next }), { replace: true });

  return (
    <div className="ledger">
      <PageHeader
        title={m.ledger_title()}
        lead={m.ledger_lead()}
        actions={
          <>
            {me && managesTeams(me) && (
              <Link className={buttonClass('secondary')} to="/ledger/retro">
                <Icon name="plus" size={20} />
                <span>{m.retro_open()}</span>
              </Link>
            )}
            <Link className={buttonClass('secondary')} to="/ledger/cases">
              <Icon name="edit" size={20} />
              <span>{m.cases_link()}</span>
            </Link>
            {me && readsEverything(me) && (
              <Link className={buttonClass('secondary')} to="/ledger/anomalies">
                <Icon name="alert" size={20} />
                <span>{m.anomalies_title()}</span>
              </Link>
            )}
            <FileExport key={search.toString()} filter={filter} />
          </>
        }
      />
      <LedgerFilters filter={filter} onChange={change} />
      <SummaryCards filter={filter} />
      <GroupTable filter={filter} onChoose={change} />
      <Entries filter={filter} onReset={() => change({})} />
    </div>
  );
}

function Entries({ filter, onReset }: { filter: LedgerFilter; onReset: () => void }) {
  const entries = useLedgerEntries(filter);
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  if (entries.isPending) return <Loading />;
  if (items.length === 0 && entries.isSuccess) {
    return (
      <Empty icon="book" title={m.ledger_empty()}>
        {Object.keys(filter).length > 0 && <Button onClick={onReset}>{m.filters_reset()}</Button>}
      </Empty>
    );
  }
  return (
    <>
      {items.length > 0 && <LedgerTable entries={items} />}
      {entries.isError && <ErrorNotice error={entries.error} onRetry={() => void entries.refetch()} />}
      {entries.hasNextPage && (
        <Button pending={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          {m.load_more()}
        </Button>
      )}
    </>
  );
}
