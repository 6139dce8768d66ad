import type { VenueKey } from '@liandong/contracts/check-ins/venue-code';
import { shortCode, shortStepAt, shortStepRemainingMs } from '@liandong/rules/short-code';
import { fromBase64Url } from '@liandong/rules/base64url';
import { STEP_SECONDS, stepAt, stepRemainingMs, venueCode } from '@liandong/rules/venue-code';
import { useCallback } from 'react';
import type { Timed } from '../../shared/device/database.js';
import { useTicking } from '../../shared/time/use-ticking.js';

export interface ShownCode {
  step: number;
  url: string;
  /** How much of its step had passed when the code was shown, in milliseconds. */
  elapsedMs: number;
}

const keyOf = ({ key }: VenueKey) => fromBase64Url(key) ?? new Uint8Array();

/** The code to show, a new one at each step of the server's clock; made here, also without signal. */
export function useVenueCode({ kept, offset }: Timed<VenueKey>): ShownCode {
  const make = useCallback(
    (now: number) => {
      const step = stepAt(now);
      const code = venueCode({ venueRef: kept.venueRef, direction: kept.direction, key: keyOf(kept), step });
      const holdsMs = stepRemainingMs(now);
      const url = `${kept.urlPrefix}${code}`;
      return { value: { step, url, elapsedMs: STEP_SECONDS * 1_000 - holdsMs }, holdsMs };
    },
    [kept],
  );
  return useTicking(make, offset);
}

/** The six digits of the moment, for whoever cannot scan; made here too. */
export function useShortCode({ kept, offset }: Timed<VenueKey>): string {
  const make = useCallback(
    (now: number) => {
      const { venueRef, direction } = kept;
      const value = shortCode({ venueRef, direction, key: keyOf(kept), step: shortStepAt(now) });
      return { value, holdsMs: shortStepRemainingMs(now) };
    },
    [kept],
  );
  return useTicking(make, offset);
}
