import { m } from '../../../paraglide/messages.js';
import { useScans } from '../../../shared/scan-queue/use-scans.js';
import { useMe } from '../../../shared/session/use-session.js';
import { Button } from '../../../shared/ui/button.js';
import { ResultMark } from './result-mark.js';

/** Other scans of this phone that wait too. */
function WaitingCount() {
  const me = useMe();
  const count = useScans(me?.id ?? null).filter((scan) => scan.state === 'waiting').length;
  return count === 0 ? null : <p className="check-in__what">{m.scans_waiting({ count })}</p>;
}

/** The scan is safe on this phone and goes by itself when there is signal. */
export function Waiting({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="check-in__result check-in__result--waiting">
      <ResultMark kind="waiting" />
      <h1>{m.check_in_waiting_title()}</h1>
      <p>{m.check_in_waiting_text()}</p>
      <WaitingCount />
      <Button look="primary" icon="refresh" wide onClick={onRetry}>
        {m.check_in_send_now()}
      </Button>
    </div>
  );
}
