import type { Direction } from '@liandong/contracts/check-ins/check-in';
import { useCallback, useEffect, useState } from 'react';
import { isPassing } from '../../shared/api/api-error.js';
import type { VenueKey } from '@liandong/contracts/check-ins/venue-code';
import type { Timed } from '../../shared/device/database.js';
import { getVenueKey } from './api/get-venue-key.js';
import { storedVenueKey, storeVenueKey } from './venue-key-store.js';

const REFRESH_MS = 60_000;
const RETRY_MS = 10_000;

interface VenueKeyState {
  timed: Timed<VenueKey> | null;
  /** True while the screen goes on with what it has, without the gateway. */
  offline: boolean;
  error: unknown;
}

const nothingYet: VenueKeyState = { timed: null, offline: false, error: null };

/** The key of the screen: from the gateway, every minute for the clock's sake, else the one kept here. */
export function useVenueKey(activityId: string, direction: Direction): VenueKeyState & { retry: () => void } {
  const [state, setState] = useState(nothingYet);
  const [round, setRound] = useState(0);
  const retry = useCallback(() => setRound((before) => before + 1), []);

  useEffect(() => setState(nothingYet), [activityId, direction]);

  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void loadKey(activityId, direction).then((loaded) => {
      if (!current) return;
      setState((before) => ({ ...loaded, timed: loaded.timed ?? (loaded.offline ? before.timed : null) }));
      timer = setTimeout(retry, loaded.offline ? RETRY_MS : REFRESH_MS);
    });
    window.addEventListener('online', retry);
    return () => {
      current = false;
      clearTimeout(timer);
      window.removeEventListener('online', retry);
    };
  }, [activityId, direction, round, retry]);

  return { ...state, retry };
}

async function loadKey(activityId: string, direction: Direction): Promise<VenueKeyState> {
  try {
    const timed = await getVenueKey(activityId, direction);
    // A private window may keep nothing: then the screen lasts as long as its page.
    await storeVenueKey(timed).catch(() => undefined);
    return { timed, offline: false, error: null };
  } catch (error) {
    if (!isPassing(error)) return { timed: null, offline: false, error };
    return { timed: await storedVenueKey(activityId, direction).catch(() => null), offline: true, error };
  }
}
