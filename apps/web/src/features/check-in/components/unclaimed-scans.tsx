import { m } from '../../../paraglide/messages.js';
import { changeScans } from '../../../shared/scan-queue/scan-store.js';
import { useScans } from '../../../shared/scan-queue/use-scans.js';
import { useMe } from '../../../shared/session/use-session.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { Button } from '../../../shared/ui/button.js';
import { Notice } from '../../../shared/ui/notice.js';

/** Scans that were made here before anybody signed in. On a phone that is shared they may be somebody else's. */
export function UnclaimedScans() {
  const me = useMe();
  const scans = useScans(null).filter((scan) => scan.state === 'waiting' || scan.state === 'fresh');
  if (me === null) return null;
  const ownerId = me.id;
  return scans.map(({ scanId, scannedAt }) => (
    <Notice key={scanId} look="warning">
      <p>{m.scan_unclaimed({ at: dayAndClock(scannedAt), name: me.displayName })}</p>
      <div className="pending-scans__choice">
        <Button
          look="primary"
          onClick={() => void changeScans([scanId], (scan) => ({ ...scan, ownerId, state: 'waiting' }))}
        >
          {m.scan_is_mine()}
        </Button>
        <Button onClick={() => void changeScans([scanId], (scan) => ({ ...scan, state: 'seen' }))}>
          {m.scan_is_not_mine()}
        </Button>
      </div>
    </Notice>
  ));
}
