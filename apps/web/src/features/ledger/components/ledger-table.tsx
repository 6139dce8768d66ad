import type { LedgerEntry } from '@liandong/contracts/ledger/ledger';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { entryKindLabel } from '../../../shared/i18n/kind-label.js';
import { activityClassLabel } from '../../../shared/i18n/labels.js';
import { personName } from '../../../shared/names/person-name.js';
import { clock, dayAndClock } from '../../../shared/time/format.js';
import { entryAmount } from '../../../shared/hours/entry-amount.js';
import { EntryGrade } from '../../../shared/hours/grade-badge.js';

/** A table on a desktop; on a phone each row is a card, its cells named by `data-name`. */
export function LedgerTable({ entries }: { entries: readonly LedgerEntry[] }) {
  return (
    <div className="card ledger-table" role="region" aria-label={m.ledger_entries()} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{m.column_volunteer()}</th>
            <th scope="col">{m.column_activity()}</th>
            <th scope="col">{m.column_team()}</th>
            <th scope="col">{m.column_kind()}</th>
            <th scope="col">{m.column_time()}</th>
            <th scope="col" className="ledger-table__number">
              {m.column_duration()}
            </th>
            <th scope="col">{m.column_grade()}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ entry }: { entry: LedgerEntry }) {
  const { id, volunteerName, title, activityClass, teamName, from, to } = entry;
  return (
    <tr>
      <th scope="row" data-name={m.column_volunteer()}>
        {personName(volunteerName)}
      </th>
      <td data-name={m.column_activity()}>
        <Link to={`/ledger/entries/${id}`}>{title}</Link>
        {activityClass && <small>{activityClassLabel(activityClass)}</small>}
      </td>
      <td data-name={m.column_team()}>{teamName}</td>
      <td data-name={m.column_kind()} className="ledger-table__kind">
        {entryKindLabel(entry)}
      </td>
      <td data-name={m.column_time()} className="ledger-table__time">
        <span>
          <time dateTime={from}>{dayAndClock(from)}</time>
          {to !== null && <time dateTime={to}> – {clock(to)}</time>}
        </span>
      </td>
      <td data-name={m.column_duration()} className="ledger-table__number">
        {entryAmount(entry)}
      </td>
      <td data-name={m.column_grade()}>
        <EntryGrade entry={entry} />
      </td>
    </tr>
  );
}
