import type { Dispute } from '@liandong/contracts/check-ins/check-in-batch';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { ApiError } from '../../../shared/api/api-error.js';
import { disputeLabel } from '../../../shared/i18n/dispute-labels.js';
import { wayLabel } from '../../../shared/i18n/way-labels.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { Button } from '../../../shared/ui/button.js';
import { Badge, Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useDisputes } from '../api/disputes.js';
import { DecideDialog } from './decide-dialog.js';
import './disputes.css';

/** Scans without signal that a person must judge; nothing is shown while there are none. */
export function DisputeList({ activityId }: { activityId: string }) {
  const { data, error, refetch } = useDisputes(activityId);
  const [deciding, setDeciding] = useState<Dispute | null>(null);
  // Who may see the list but not decide needs no explanation of what is not there.
  const forbidden = error instanceof ApiError && error.problem.status === 403;
  if (error !== null && !forbidden) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Section title={m.disputes_title({ count: data.items.length })}>
      <p className="disputes__lead">{m.disputes_lead()}</p>
      <ul className="card disputes">
        {data.items.map((dispute) => (
          <li key={dispute.scanId} className="disputes__one">
            <span className="disputes__name">
              {dispute.displayName}
              <Badge look="amber">{dispute.direction === 'in' ? m.venue_in() : m.venue_out()}</Badge>
            </span>
            <span>{disputeLabel(dispute.reason)}</span>
            <small>
              {m.dispute_facts({
                way: wayLabel(dispute.way),
                at: dayAndClock(dispute.at),
                scanned: dayAndClock(dispute.scannedAt),
                received: dayAndClock(dispute.receivedAt),
              })}
            </small>
            <Button onClick={() => setDeciding(dispute)}>{m.dispute_decide()}</Button>
          </li>
        ))}
      </ul>
      <DecideDialog activityId={activityId} dispute={deciding} onClose={() => setDeciding(null)} />
    </Section>
  );
}
