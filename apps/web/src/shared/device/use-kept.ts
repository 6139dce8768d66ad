import { useCallback, useEffect, useState } from 'react';
import { isPassing } from '../api/api-error.js';
import type { Timed } from './database.js';

const REFRESH_MS = 60_000;
const RETRY_MS = 10_000;

/** What a screen goes on with when there is no signal. */
interface Kept<Value> {
  timed: Timed<Value> | null;
  /** True while the screen goes on with what it has, without the gateway. */
  offline: boolean;
  error: unknown;
}

const nothingYet = { timed: null, offline: false, error: null };

/**
 * From the gateway every minute, else what this device keeps. Begins anew when one of the functions is another.
 * @param fetchNew asks the gateway, and keeps what it says
 */
export function useKept<Value>(
  fetchNew: () => Promise<Timed<Value>>,
  findKept: () => Promise<Timed<Value> | null>,
): Kept<Value> & { retry: () => void } {
  const [state, setState] = useState<Kept<Value>>(nothingYet);
  const [round, setRound] = useState(0);
  const retry = useCallback(() => setRound((before) => before + 1), []);

  useEffect(() => setState(nothingYet), [fetchNew, findKept]);

  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void load(fetchNew, findKept).then((loaded) => {
      if (!current) return;
      setState((before) => ({ ...loaded, timed: loaded.timed ?? (loaded.offline ? before.timed : null) }));
      timer = setTimeout(retry, loaded.offline ? RETRY_MS : REFRESH_MS);
    });
    window.addEventListener('online', retry);
    window.addEventListener('offline', retry);
    return () => {
      current = false;
      clearTimeout(timer);
      window.removeEventListener('online', retry);
      window.removeEventListener('offline', retry);
    };
  }, [fetchNew, findKept, round, retry]);

  return { ...state, retry };
}

async function load<Value>(
  fetchNew: () => Promise<Timed<Value>>,
  findKept: () => Promise<Timed<Value> | null>,
): Promise<Kept<Value>> {
  try {
    return { timed: await fetchNew(), offline: false, error: null };
  } catch (error) {
    if (!isPassing(error)) return { timed: null, offline: false, error };
    return { timed: await findKept(), offline: true, error };
  }
}
