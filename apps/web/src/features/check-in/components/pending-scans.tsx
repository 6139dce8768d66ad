import { useMemo } from 'react';
import { m } from '../../../paraglide/messages.js';
import { isOpen, type KeptScan } from '../../../shared/scan-queue/kept-scan.js';
import { markSeen } from '../../../shared/scan-queue/mark-seen.js';
import { sendNow } from '../../../shared/scan-queue/queue-sender.js';
import { useScans } from '../../../shared/scan-queue/use-scans.js';
import { answerSentence, timeOfScan } from '../../../shared/scan-queue/answer-sentence.js';
import { useMe } from '../../../shared/session/use-session.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { Button } from '../../../shared/ui/button.js';
import { Notice } from '../../../shared/ui/notice.js';
import { UnclaimedScans } from './unclaimed-scans.js';
import './pending-scans.css';

/** The scans of this phone that wait for signal, and the answers that nobody has read yet: on every screen. */
export function PendingScans() {
  const me = useMe();
  const scans = useScans(me?.id ?? null);
  const open = useMemo(() => scans.filter(isOpen), [scans]);
  const waiting = open.filter((scan) => scan.state === 'waiting');
  const answered = open.filter((scan) => scan.state === 'answered');

  return (
    <div className="pending-scans" aria-live="polite">
      <UnclaimedScans />
      {waiting.length > 0 && (
        <Notice look="warning">
          <p>
            <strong>{m.scans_waiting({ count: waiting.length })}</strong> {m.scans_waiting_hint()}
          </p>
          <Button icon="refresh" onClick={sendNow}>
            {m.check_in_send_now()}
          </Button>
        </Notice>
      )}
      {answered.length > 0 && (
        <Notice look={answered.every(isGood) ? 'success' : 'warning'}>
          <strong>{m.scans_answered({ count: answered.length })}</strong>
          <ul className="pending-scans__answers">
            {answered.map((scan) => (
              <li key={scan.scanId}>
                <time dateTime={timeOfScan(scan)}>{dayAndClock(timeOfScan(scan))}</time>{' '}
                {answerSentence(scan)}
              </li>
            ))}
          </ul>
          <Button icon="check" onClick={() => markSeen(answered.map((scan) => scan.scanId))}>
            {m.scans_read()}
          </Button>
        </Notice>
      )}
    </div>
  );
}

function isGood({ answer }: KeptScan): boolean {
  return answer?.outcome === 'accepted' || answer?.outcome === 'duplicate';
}
