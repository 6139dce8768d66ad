import type { LedgerEntry } from '@liandong/contracts/ledger/ledger';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { entryKindLabel, kindLabel } from '../../../shared/i18n/kind-label.js';
import { entryAmount } from '../../../shared/hours/entry-amount.js';
import { EntryGrade } from '../../../shared/hours/grade-badge.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { Button } from '../../../shared/ui/button.js';
import { Empty, Section } from '../../../shared/ui/layout.js';
import { useMyLedger } from '../api/my-ledger.js';
import './me.css';

/** The own entries of the ledger, newest first. */
export function MyEntries() {
  const ledger = useMyLedger();
  const entries = ledger.data?.pages.flatMap((page) => page.items) ?? [];
  if (!ledger.isSuccess) return null;
  return (
    <Section title={m.my_entries()} aside={<Link to="/ledger/cases">{m.cases_link()}</Link>}>
      {entries.length === 0 ? (
        <Empty icon="book" title={m.my_entries_none()}>
          <p>{m.my_entries_hint()}</p>
        </Empty>
      ) : (
        <ul className="card my-list">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {ledger.hasNextPage && (
        <Button pending={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
          {m.load_more()}
        </Button>
      )}
    </Section>
  );
}

function Entry({ entry }: { entry: LedgerEntry }) {
  const { id, title, kind, from } = entry;
  return (
    <li className="my-list__row">
      <div className="my-list__what">
        <Link to={`/ledger/entries/${id}`}>{title}</Link>
        <span>
          <time dateTime={from}>{dayAndClock(from)}</time>
          {(kind === 'correction' || kind === 'training') && ` · ${entryKindLabel(entry)}`}
        </span>
      </div>
      <strong className="figures">{whatCounts(entry)}</strong>
      <EntryGrade entry={entry} />
    </li>
  );
}

function whatCounts(entry: LedgerEntry): string {
  const { kind, minutes } = entry;
  if (kind === 'reportInService') return m.my_report_in_service();
  const isNamed = minutes === 0 && kind !== 'serviceTime' && kind !== 'correction';
  return isNamed ? kindLabel(kind) : entryAmount(entry);
}
