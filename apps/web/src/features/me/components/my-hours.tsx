import { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import { m } from '../../../paraglide/messages.js';
import { gradeLabel } from '../../../shared/i18n/labels.js';
import { duration } from '../../../shared/time/format.js';
import { Icon, type IconName } from '../../../shared/ui/icon.js';
import { Loading, Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useMyLedger } from '../api/my-ledger.js';
import './me.css';

const grades: Record<EvidenceGrade, { icon: IconName; meaning: () => string }> = {
  device: { icon: 'qr', meaning: m.grade_device_meaning },
  leader: { icon: 'person', meaning: m.grade_leader_meaning },
  retro: { icon: 'edit', meaning: m.grade_retro_meaning },
};

/** The own hours, the grades apart, each with what it means. */
export function MyHours() {
  const { data, isPending, error, refetch } = useMyLedger();
  const summary = data?.pages[0]?.summary;
  return (
    <Section
      title={m.my_hours()}
      aside={
        summary && (
          <span className="my-hours__times">
            {m.my_attendances({ count: summary.attendances })}
            {summary.studyMinutes > 0 && ` · ${m.my_study({ duration: duration(summary.studyMinutes) })}`}
            {summary.reportInTimes > 0 && ` · ${m.my_report_in_times({ count: summary.reportInTimes })}`}
          </span>
        )
      }
    >
      {isPending && <Loading />}
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {summary && (
        <dl className="my-hours">
          {EvidenceGrade.options.map((grade) => (
            <div key={grade} className={`card my-hours__grade my-hours__grade--${grade}`}>
              <dt>
                <Icon name={grades[grade].icon} size={20} />
                {gradeLabel(grade)}
              </dt>
              <dd className="figures">{duration(summary.minutes[grade])}</dd>
              <dd className="my-hours__meaning">{grades[grade].meaning()}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
