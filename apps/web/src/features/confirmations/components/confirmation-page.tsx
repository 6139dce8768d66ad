import type { Confirmation, ConfirmationRow } from '@liandong/contracts/confirmations/confirmation';
import { useState } from 'react';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { isOver } from '../../../shared/time/is-over.js';
import { namesApart } from '../../../shared/names/namesakes.js';
import { dayAndClock, longDay, span } from '../../../shared/time/format.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { buttonClass } from '../../../shared/ui/button.js';
import { Empty, Loading, PageHeader, Section } from '../../../shared/ui/layout.js';
import { ErrorNotice, Notice } from '../../../shared/ui/notice.js';
import { useConfirmation } from '../api/get-confirmation.js';
import { groupRows } from '../group-rows.js';
import { ConfirmAll } from './confirm-all.js';
import { ConfirmationCounts } from './confirmation-counts.js';
import { ConfirmationRows } from './confirmation-rows.js';
import { DeadlineBadge } from './deadline-badge.js';
import { FixDialog } from './fix-dialog.js';
import './confirmations.css';

/** Who came and what it counts for, for the leader to confirm. */
export function ConfirmationPage({ activityId }: { activityId: string }) {
  const { data, isPending, error, refetch } = useConfirmation(activityId);
  return (
    <div className="confirmation">
      <BackLink to={`/activities/${activityId}`}>{m.back_to_activity()}</BackLink>
      <PageHeader
        title={m.confirm_title()}
        lead={data && `${data.activityTitle} · ${longDay(data.startsAt)} ${span(data.startsAt, data.endsAt)}`}
        actions={data && data.counts.open > 0 && <DeadlineBadge deadline={data.deadline} />}
      />
      {isPending && <Loading />}
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && <Sheet confirmation={data} />}
    </div>
  );
}

function Sheet({ confirmation }: { confirmation: Confirmation }) {
  const [fixing, setFixing] = useState<ConfirmationRow | null>(null);
  const nameOf = namesApart(confirmation.rows);
  const { decide, open, settled } = groupRows(confirmation);
  const groups = [
    { title: m.confirm_group_decide({ count: decide.length }), rows: decide },
    { title: m.confirm_group_open({ count: open.length }), rows: open },
    { title: m.confirm_group_settled({ count: settled.length }), rows: settled },
  ];
  // What somebody does until the end is not known yet: nobody is late, gone early or absent.
  if (!isOver(confirmation) && !confirmation.cancelled)
    return <NotEnded activityId={confirmation.activityId} />;
  return (
    <>
      <Notices confirmation={confirmation} />
      <ConfirmationCounts counts={confirmation.counts} />
      {confirmation.mayConfirm && <ConfirmAll confirmation={confirmation} />}
      {confirmation.rows.length === 0 && <Empty icon="people" title={m.confirm_nobody()} />}
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, rows }) => (
          <Section key={title} title={title}>
            <ConfirmationRows
              rows={rows}
              nameOf={nameOf}
              onFix={confirmation.mayConfirm ? setFixing : null}
            />
          </Section>
        ))}
      {fixing && (
        <FixDialog
          key={fixing.volunteerId}
          name={nameOf(fixing)}
          row={fixing}
          confirmation={confirmation}
          onClose={() => setFixing(null)}
        />
      )}
    </>
  );
}

function NotEnded({ activityId }: { activityId: string }) {
  return (
    <Empty icon="clock" title={m.confirm_not_ended()}>
      <Link className={buttonClass('primary')} to={`/activities/${activityId}/attendance`}>
        {m.open_attendance()}
      </Link>
    </Empty>
  );
}

function Notices({ confirmation }: { confirmation: Confirmation }) {
  const { deadline, disputesPending, recordsService, counts, cancelled, startsAt, countsFrom } = confirmation;
  return (
    <>
      {cancelled && <Notice look="warning">{m.confirm_cancelled()}</Notice>}
      {countsFrom > startsAt && recordsService && (
        <Notice look="warning">{m.confirm_published_late({ at: dayAndClock(countsFrom) })}</Notice>
      )}
      {deadline.overdue && counts.open > 0 && (
        <Notice look="warning">{m.confirm_closed({ day: longDay(`${deadline.dueOn}T04:00:00Z`) })}</Notice>
      )}
      {!deadline.final && !deadline.overdue && <Notice>{m.confirm_calendar_open()}</Notice>}
      {disputesPending > 0 && (
        <Notice look="warning">{m.confirm_disputes({ count: disputesPending })}</Notice>
      )}
      {!recordsService && <Notice>{m.confirm_no_hours()}</Notice>}
    </>
  );
}
