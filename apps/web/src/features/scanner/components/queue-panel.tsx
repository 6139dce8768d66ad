import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { answerSentence, timeOfScan } from '../../../shared/scan-queue/answer-sentence.js';
import { isOpen, type KeptScan } from '../../../shared/scan-queue/kept-scan.js';
import { markSeen } from '../../../shared/scan-queue/mark-seen.js';
import { sendNow } from '../../../shared/scan-queue/queue-sender.js';
import { UndoButton } from '../../../shared/scan-queue/undo-button.js';
import { clockWithSeconds } from '../../../shared/time/format.js';
import { Button } from '../../../shared/ui/button.js';
import { Badge, Empty, type BadgeLook } from '../../../shared/ui/layout.js';

type Standing = 'waiting' | 'undone' | NonNullable<KeptScan['answer']>['outcome'];

const standings: Record<Standing, { look: BadgeLook; label: () => string }> = {
  waiting: { look: 'neutral', label: m.standing_waiting },
  accepted: { look: 'pine', label: m.standing_accepted },
  provisional: { look: 'amber', label: m.standing_provisional },
  duplicate: { look: 'amber', label: m.standing_duplicate },
  disputed: { look: 'danger', label: m.standing_disputed },
  rejected: { look: 'danger', label: m.standing_rejected },
  undone: { look: 'neutral', label: m.check_in_undone },
};

const standingOf = ({ state, answer }: KeptScan): Standing =>
  state === 'undone' ? 'undone' : (answer?.outcome ?? 'waiting');

/** Every scan of this device with what became of it: how many of each, then one by one, newest first. */
export function QueuePanel({ scans }: { scans: readonly KeptScan[] }) {
  const answered = scans.filter((scan) => scan.state === 'answered');
  const waiting = scans.filter((scan) => scan.state === 'waiting').length;
  const listed = [...scans];
  listed.reverse();
  if (listed.length === 0) return <Empty icon="qr" title={m.scanner_queue_empty()} />;
  return (
    <section className="scanner__queue" aria-label={m.scanner_queue()}>
      <Counts scans={scans} />
      <div className="scanner__actions">
        {waiting > 0 && (
          <Button icon="refresh" onClick={sendNow}>
            {m.check_in_send_now()}
          </Button>
        )}
        {answered.length > 0 && (
          <Button icon="check" onClick={() => markSeen(answered.map((scan) => scan.scanId))}>
            {m.scanner_all_read({ count: answered.length })}
          </Button>
        )}
      </div>
      <ul className="card scanner__rows">
        {listed.map((scan) => (
          <Row key={scan.scanId} scan={scan} />
        ))}
      </ul>
    </section>
  );
}

function Counts({ scans }: { scans: readonly KeptScan[] }) {
  const counts = new Map<Standing, number>();
  for (const scan of scans) counts.set(standingOf(scan), (counts.get(standingOf(scan)) ?? 0) + 1);
  return (
    <p className="badges" role="status">
      {[...counts].map(([standing, count]) => (
        <Badge key={standing} look={standings[standing].look}>
          {standings[standing].label()} <span className="figures">{count}</span>
        </Badge>
      ))}
    </p>
  );
}

function Row({ scan }: { scan: KeptScan }) {
  const { look, label } = standings[standingOf(scan)];
  const name = scan.label?.name || m.scanner_unknown_name();
  const direction = scan.content.kind === 'own' ? null : scan.content.direction;
  return (
    <li className={isOpen(scan) ? 'scanner__row scanner__row--open' : 'scanner__row'}>
      <span className="scanner__row-head">
        <time dateTime={timeOfScan(scan)}>{clockWithSeconds(timeOfScan(scan))}</time>
        {direction !== null && <span>{direction === 'in' ? m.venue_in() : m.venue_out()}</span>}
        <Badge look={look}>{label()}</Badge>
      </span>
      <span>{scan.answer === null || scan.state === 'undone' ? name : answerSentence(scan)}</span>
      {scan.answer?.outcome === 'disputed' && (
        <Link to={`/activities/${scan.answer.activityId}/attendance`}>{m.scanner_decide()}</Link>
      )}
      <UndoButton scan={scan} explained={m.undo_explained_scanner()} name={name} />
    </li>
  );
}
