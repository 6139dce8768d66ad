import type { ScannerKit } from '@liandong/contracts/check-ins/member-code';
import { useCallback, useEffect, useState } from 'react';
import { isPassing } from '../../shared/api/api-error.js';
import type { Timed } from '../../shared/device/database.js';
import { fetchScannerKit, keptScannerKit } from './api/get-scanner-kit.js';

const REFRESH_MS = 60_000;
const RETRY_MS = 10_000;

interface KitState {
  timed: Timed<ScannerKit> | null;
  /** True while the scanner goes on with what it has, without the gateway. */
  offline: boolean;
  error: unknown;
}

/** Keys, roster and revocations: from the gateway every minute, else what this device keeps. */
export function useScannerKit(activityId: string): KitState & { retry: () => void } {
  const [state, setState] = useState<KitState>({ timed: null, offline: false, error: null });
  const [round, setRound] = useState(0);
  const retry = useCallback(() => setRound((before) => before + 1), []);

  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void load(activityId).then((loaded) => {
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
  }, [activityId, round, retry]);

  return { ...state, retry };
}

async function load(activityId: string): Promise<KitState> {
  try {
    return { timed: await fetchScannerKit(activityId), offline: false, error: null };
  } catch (error) {
    if (!isPassing(error)) return { timed: null, offline: false, error };
    return { timed: await keptScannerKit(activityId), offline: true, error };
  }
}
