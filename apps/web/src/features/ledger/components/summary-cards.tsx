import { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { m } from '../../../paraglide/messages.js';
import { gradeLabel } from '../../../shared/i18n/labels.js';
import { duration, wholeNumber } from '../../../shared/time/format.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useLedgerSummary } from '../api/get-summary.js';

/** The totals of the filter. Hours stand apart by grade: a sum of them would hide what proves them. */
export function SummaryCards({ filter }: { filter: LedgerFilter }) {
  const { data, error, refetch } = useLedgerSummary(filter);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <dl className="summary-cards" aria-label={m.ledger_summary()} aria-busy={data === undefined}>
      {data?.volunteers !== null && (
        <Card name={m.summary_volunteers()} value={data && wholeNumber(data.volunteers)} />
      )}
      <Card name={m.summary_attendances()} value={data && wholeNumber(data.attendances)} />
      {EvidenceGrade.options.map((grade) => (
        <Card
          key={grade}
          look={grade}
          name={m.summary_hours({ grade: gradeLabel(grade) })}
          value={data && duration(data.minutes[grade])}
        />
      ))}
      {data !== undefined && data.reportInTimes > 0 && (
        <Card name={m.summary_report_in_times()} value={wholeNumber(data.reportInTimes)} />
      )}
      {data !== undefined && data.studyMinutes > 0 && (
        <Card name={m.summary_study()} value={duration(data.studyMinutes)} />
      )}
    </dl>
  );
}

function Card({ name, value, look = 'plain' }: { name: string; value: string | undefined; look?: string }) {
  return (
    <div className={`card summary-card summary-card--${look}`}>
      <dt>{name}</dt>
      <dd className="figures">{value ?? '–'}</dd>
    </div>
  );
}
