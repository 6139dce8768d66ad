import { fromBase64Url, STEP_SECONDS, stepAt, stepRemainingMs, venueCode } from '@liandong/rules/venue-code';
import { useEffect, useState } from 'react';
import type { VenueKey } from '@liandong/contracts/check-ins/venue-code';
import type { Timed } from '../../shared/device/database.js';

export interface ShownCode {
  step: number;
  url: string;
  /** How much of its step had passed when the code was shown, in milliseconds. */
  elapsedMs: number;
}

function codeNow({ kept: venueKey, offset }: Timed<VenueKey>): ShownCode {
  const now = Date.now() + offset;
  const step = stepAt(now);
  const key = fromBase64Url(venueKey.key) ?? new Uint8Array();
  const code = venueCode({ venueRef: venueKey.venueRef, direction: venueKey.direction, key, step });
  return {
    step,
    url: `${venueKey.urlPrefix}${code}`,
    elapsedMs: STEP_SECONDS * 1_000 - stepRemainingMs(now),
  };
}

/** The code to show, a new one at each step of the server's clock. */
export function useVenueCode(timed: Timed<VenueKey>): ShownCode {
  const [shown, setShown] = useState(() => codeNow(timed));

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const show = () => {
      setShown(codeNow(timed));
      timer = setTimeout(show, stepRemainingMs(Date.now() + timed.offset) + 5);
    };
    // A phone that slept wakes with a stale code: a page that is seen again shows a fresh one.
    const seenAgain = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') show();
    };
    show();
    document.addEventListener('visibilitychange', seenAgain);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seenAgain);
    };
  }, [timed]);

  return shown;
}
