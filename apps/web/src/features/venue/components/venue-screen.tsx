import { useEffect, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useDirection } from '../../../shared/attendance/use-direction.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { FullscreenButton } from '../../../shared/ui/fullscreen-button.js';
import { Loading } from '../../../shared/ui/layout.js';
import { ErrorNotice, Notice } from '../../../shared/ui/notice.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { useWakeLock } from '../../../shared/ui/use-wake-lock.js';
import type { VenueKey } from '@liandong/contracts/check-ins/venue-code';
import type { Timed } from '../../../shared/device/database.js';
import { useVenueCode } from '../use-venue-code.js';
import { useVenueKey } from '../use-venue-key.js';
import { venueWindow } from '../venue-clock.js';
import { CountdownRing } from './countdown-ring.js';
import { LiveCounts } from './live-counts.js';
import { QrCode } from '../../../shared/ui/qr-code.js';
import { RotateKey } from './rotate-key.js';
import { ShortCode } from './short-code.js';
import './venue-screen.css';

/** What the leader holds up at the venue: a QR code that is a new one every ten seconds. */
export function VenueScreen({ activityId }: { activityId: string }) {
  const [direction, setDirection] = useDirection();
  const { timed, offline, error, retry } = useVenueKey(activityId, direction);
  useWakeLock();

  return (
    <main id="content" className={`venue venue--${direction}`}>
      <title>{`${m.venue_title()} · ${m.app_name()}`}</title>
      <header className="venue__bar">
        <BackLink to={`/activities/${activityId}`}>{m.back_to_activity()}</BackLink>
        <Segmented
          label={m.venue_direction()}
          value={direction}
          options={[
            { value: 'in', label: m.venue_in() },
            { value: 'out', label: m.venue_out() },
          ]}
          onChange={setDirection}
        />
        <FullscreenButton />
      </header>
      {timed === null && error === null && <Loading />}
      {timed === null && error !== null && (
        <div className="venue__problem">
          <ErrorNotice error={error} onRetry={retry} />
        </div>
      )}
      {timed !== null && <ShownCode timed={timed} />}
      {offline && timed !== null && (
        <div className="venue__problem">
          <Notice look="warning">
            <p>{m.venue_offline()}</p>
          </Notice>
        </div>
      )}
      <LiveCounts activityId={activityId} />
      {timed !== null && !offline && <RotateKey activityId={activityId} onRotated={retry} />}
    </main>
  );
}

function ShownCode({ timed }: { timed: Timed<VenueKey> }) {
  const { kept: venueKey } = timed;
  const code = useVenueCode(timed);
  return (
    <section className="venue__code" aria-label={m.venue_title()}>
      <div className="venue__what">
        <p className="venue__direction">{venueKey.direction === 'in' ? m.venue_in() : m.venue_out()}</p>
        <h1>{venueKey.activityTitle}</h1>
        <p className="venue__how">{m.venue_how()}</p>
        <CountdownRing key={code.step} elapsedMs={code.elapsedMs} />
        {venueKey.ways.includes('shortCode') && <ShortCode timed={timed} />}
        <WindowNotice timed={timed} />
      </div>
      <div className="venue__qr">
        <QrCode value={code.url} label={venueKey.direction === 'in' ? m.venue_qr_in() : m.venue_qr_out()} />
      </div>
    </section>
  );
}

const WINDOW_CHECK_MS = 5_000;

/** Says when the codes on the screen are not accepted yet, or no longer. */
function WindowNotice({ timed: { kept: venueKey, offset } }: { timed: Timed<VenueKey> }) {
  const [state, setState] = useState(() => venueWindow(venueKey, Date.now() + offset));

  useEffect(() => {
    const look = () => setState(venueWindow(venueKey, Date.now() + offset));
    look();
    const timer = setInterval(look, WINDOW_CHECK_MS);
    return () => clearInterval(timer);
  }, [venueKey, offset]);

  if (state === 'open') return null;
  return (
    <Notice look="warning">
      <p>
        {state === 'early'
          ? m.venue_early({ at: dayAndClock(venueKey.opensAt) })
          : m.venue_over({ at: dayAndClock(venueKey.closesAt) })}
      </p>
    </Notice>
  );
}
