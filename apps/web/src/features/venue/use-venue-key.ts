import type { Direction } from '@liandong/contracts/check-ins/check-in';
import { useCallback } from 'react';
import { useKept } from '../../shared/device/use-kept.js';
import { getVenueKey } from './api/get-venue-key.js';
import { storedVenueKey, storeVenueKey } from './venue-key-store.js';

/** The key of the screen; asked for anew for the clock's sake too. */
export function useVenueKey(activityId: string, direction: Direction) {
  return useKept(
    useCallback(async () => {
      const timed = await getVenueKey(activityId, direction);
      // A private window may keep nothing: then the screen lasts as long as its page.
      await storeVenueKey(timed).catch(() => undefined);
      return timed;
    }, [activityId, direction]),
    useCallback(() => storedVenueKey(activityId, direction).catch(() => null), [activityId, direction]),
  );
}
