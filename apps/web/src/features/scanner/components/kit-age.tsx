import type { ScannerKit } from '@liandong/contracts/check-ins/member-code';
import { m } from '../../../paraglide/messages.js';
import type { Timed } from '../../../shared/device/database.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { Badge } from '../../../shared/ui/layout.js';

/** Of when the list is by which codes are judged, and whether there is signal to get a newer one. */
export function KitAge({ timed: { kept }, offline }: { timed: Timed<ScannerKit>; offline: boolean }) {
  return (
    <p className="scanner__age" role="status">
      <Badge look={offline ? 'amber' : 'pine'}>{offline ? m.scanner_offline() : m.scanner_online()}</Badge>
      <small>{m.scanner_list_of({ at: dayAndClock(kept.serverTime), count: kept.roster.length })}</small>
    </p>
  );
}
