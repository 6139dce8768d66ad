import type { Anomaly, AnomalyKind } from '@liandong/contracts/ledger/anomaly';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { duration, longDay, monthName } from '../../../shared/time/format.js';
import { recentMonths } from '../../../shared/time/shanghai.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { SelectField } from '../../../shared/ui/field.js';
import { Empty, Loading, PageHeader } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAnomalies } from '../api/list-anomalies.js';
import './ledger.css';

const MONTHS_OFFERED = 24;

/** What looks wrong in a month, each in a sentence, with the way to its entries. */
export function AnomaliesPage() {
  const [months] = useState(() => recentMonths(new Date(), MONTHS_OFFERED));
  const [search, setSearch] = useSearchParams();
  const asked = search.get('month');
  const month = months.find((one) => one === asked) ?? months[0] ?? '';
  const { data, error, refetch } = useAnomalies(month);
  return (
    <div className="ledger">
      <BackLink to="/ledger">{m.ledger_title()}</BackLink>
      <PageHeader title={m.anomalies_title()} lead={m.anomalies_lead()} />
      <SelectField
        label={m.filter_month()}
        value={month}
        onChange={({ target }) => setSearch({ month: target.value }, { replace: true })}
      >
        {months.map((option) => (
          <option key={option} value={option}>
            {monthName(option)}
          </option>
        ))}
      </SelectField>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data?.items.length === 0 && <Empty icon="check" title={m.anomalies_none()} />}
      {data !== undefined && data.items.length > 0 && (
        <ul className="card anomalies">
          {data.items.map((anomaly, place) => (
            <li key={place}>
              <strong>{names[anomaly.kind]()}</strong>
              <span>{sentenceOf(anomaly)}</span>
              <Link to={placeOf(anomaly, month)}>{m.anomaly_entries()}</Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const names: Record<AnomalyKind, () => string> = {
  manyRetroMinutes: m.anomaly_manyRetroMinutes,
  manyRetroCases: m.anomaly_manyRetroCases,
  mutualApprovals: m.anomaly_mutualApprovals,
  longDay: m.anomaly_longDay,
  overlappingPlaces: m.anomaly_overlappingPlaces,
  moreThanActivity: m.anomaly_moreThanActivity,
  cancelledActivity: m.anomaly_cancelledActivity,
  lateTicks: m.anomaly_lateTicks,
};

function sentenceOf({ kind, people, found, limit, titles, ...anomaly }: Anomaly): string {
  const name = people.map(({ displayName }) => displayName).join(' / ');
  const titleList = titles.join(' / ');
  const day = anomaly.day === null ? '' : longDay(anomaly.day);
  switch (kind) {
    case 'manyRetroMinutes':
      return m.anomaly_says_retro({ name, found: duration(found) });
    case 'manyRetroCases':
      return m.anomaly_says_cases({ name, found });
    case 'mutualApprovals':
      return m.anomaly_says_mutual({ name, found });
    case 'longDay':
      return m.anomaly_says_day({ name, found: duration(found), day, titles: titleList });
    case 'overlappingPlaces':
      return m.anomaly_says_overlap({ name, found: duration(found), day, titles: titleList });
    case 'moreThanActivity':
      return m.anomaly_says_more({ name, found: duration(found), limit: duration(limit), titles: titleList });
    case 'cancelledActivity':
      return m.anomaly_says_cancelled({ name, found: duration(found), day, titles: titleList });
    case 'lateTicks':
      return m.anomaly_says_late({ name, found, titles: titleList });
  }
}

function placeOf({ kind, people }: Anomaly, month: string): string {
  if (kind === 'manyRetroCases' || kind === 'mutualApprovals') return '/ledger/cases?status=approved';
  if (kind === 'lateTicks') return `/ledger?month=${month}&grade=leader`;
  return `/ledger?month=${month}&volunteerId=${people[0]?.id ?? ''}`;
}
