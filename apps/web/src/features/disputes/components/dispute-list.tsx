import type { Dispute } from '@liandong/contracts/check-ins/check-in-batch';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { ApiError } from '../../../shared/api/api-error.js';
import { disputeLabel } from '../../../shared/i18n/dispute-labels.js';
import { wayName } from '../../../shared/i18n/way-labels.js';
import { namesApart } from '../../../shared/names/namesakes.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { Button } from '../../../shared/ui/button.js';
import { Badge, Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useDisputes } from '../api/disputes.js';
import { groupDisputes, type DisputedPerson } from '../group-disputes.js';
import { DecideDialog } from './decide-dialog.js';
import './disputes.css';

/** Scans without signal that a person must judge; nothing is shown while there are none. */
export function DisputeList({ activityId }: { activityId: string }) {
  const { data, error, refetch } = useDisputes(activityId);
  const [deciding, setDeciding] = useState<DisputedPerson | null>(null);
  // Who may see the list but not decide needs no explanation of what is not there.
  const forbidden = error instanceof ApiError && error.problem.status === 403;
  if (error !== null && !forbidden) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.items.length === 0) return null;
  const people = groupDisputes(data.items);
  const nameOf = namesApart(data.items);
  return (
    <Section title={m.disputes_title({ count: people.length })}>
      <p className="disputes__lead">{data.mayDecide ? m.disputes_lead() : m.disputes_lead_read_only()}</p>
      <ul className="card disputes">
        {people.map((person) => (
          <li key={person.key} className="disputes__one">
            <span className="disputes__name">
              {nameOf(person.dispute)}
              <Badge look="amber">{person.dispute.direction === 'in' ? m.venue_in() : m.venue_out()}</Badge>
              {person.all.length > 1 && <Badge>{m.disputes_scans({ count: person.all.length })}</Badge>}
            </span>
            {person.all.map((dispute) => (
              <Facts key={dispute.scanId} dispute={dispute} />
            ))}
            {data.mayDecide && <Button onClick={() => setDeciding(person)}>{m.dispute_decide()}</Button>}
          </li>
        ))}
      </ul>
      <DecideDialog activityId={activityId} person={deciding} onClose={() => setDeciding(null)} />
    </Section>
  );
}

function Facts({ dispute }: { dispute: Dispute }) {
  return (
    <span className="disputes__facts">
      <span>{disputeLabel(dispute.reason)}</span>
      <small>
        {m.dispute_facts({
          way: wayName(dispute.way),
          at: dayAndClock(dispute.at),
          scanned: dayAndClock(dispute.scannedAt),
          received: dayAndClock(dispute.receivedAt),
        })}
      </small>
    </span>
  );
}
