import type { ReportIn } from '@liandong/contracts/people/report-in';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { longDay } from '../../../shared/time/format.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { Badge, Empty, Loading, Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useEndReportIn, useMyReportIns, useResumeReportIn } from '../api/my-report-ins.js';
import { ReportInForm } from './report-in-form.js';
import './report-ins.css';

/** Where the person is reported in: report in, end it, take the end back. */
export function MyReportIns() {
  const { data, isPending, error, refetch } = useMyReportIns();
  const [asking, setAsking] = useState(false);
  const shown = shownOf(data?.items ?? []);
  const ask = (
    <Button look={shown.length === 0 ? 'primary' : 'secondary'} icon="plus" onClick={() => setAsking(true)}>
      {m.report_in_ask()}
    </Button>
  );
  return (
    <Section title={m.my_report_ins()} aside={shown.length > 0 && ask}>
      {isPending && <Loading />}
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && shown.length === 0 && (
        <Empty icon="person" title={m.my_report_ins_none()}>
          <p>{m.my_report_ins_hint()}</p>
          {ask}
        </Empty>
      )}
      {shown.length > 0 && (
        <ul className="card report-ins">
          {shown.map((reportIn) => (
            <Row key={reportIn.id} reportIn={reportIn} />
          ))}
        </ul>
      )}
      <Dialog title={m.report_in_title()} open={asking} onClose={() => setAsking(false)}>
        <ReportInForm onDone={() => setAsking(false)} />
      </Dialog>
    </Section>
  );
}

function Row({ reportIn }: { reportIn: ReportIn }) {
  const { id, organizationName, startedAt, endedAt, endReason } = reportIn;
  const end = useEndReportIn();
  const resume = useResumeReportIn();
  const toast = useToast();
  const endIt = () =>
    end.mutate(id, {
      onSuccess: () =>
        toast({
          text: m.report_in_ended({ name: organizationName }),
          action: { label: m.undo(), run: () => resume.mutate(id) },
        }),
    });
  const failure = end.error ?? resume.error;
  return (
    <li className="report-ins__row">
      <div className="report-ins__what">
        <strong>{organizationName}</strong>
        <span>{m.report_in_since({ day: longDay(startedAt) })}</span>
        {endReason !== null && <span>{m.report_in_declined_because({ reason: endReason })}</span>}
      </div>
      {endedAt === null ? (
        <Button
          look="quiet"
          pending={end.isPending}
          onClick={endIt}
          aria-label={m.report_in_end_at({ name: organizationName })}
        >
          {m.report_in_end()}
        </Button>
      ) : (
        <Badge look="danger">{m.report_in_declined()}</Badge>
      )}
      {failure !== null && <ErrorNotice error={failure} />}
    </li>
  );
}

/** Active ones, and those that a community declined and where no other was made since. */
function shownOf(all: readonly ReportIn[]): ReportIn[] {
  const seen = new Set<string>();
  return all.filter(({ organizationId, endedBy }) => {
    const isNew = !seen.has(organizationId);
    seen.add(organizationId);
    return isNew && endedBy !== 'volunteer';
  });
}
