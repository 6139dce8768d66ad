import { useCallback, useEffect, useState } from 'react';
import { getMemberCode, type ShownMemberCode } from './api/member-code.js';

/** A code is valid for hours: a page that stays open takes a new one well before. */
const REFRESH_MS = 10 * 60_000;

interface State {
  shown: ShownMemberCode | null;
  error: unknown;
}

/** The own member code, kept for the time without signal, and fetched again now and then. */
export function useMemberCode(volunteerId: string): State & { refresh: () => void } {
  const [state, setState] = useState<State>({ shown: null, error: null });
  const [round, setRound] = useState(0);
  const refresh = useCallback(() => setRound((before) => before + 1), []);

  useEffect(() => {
    let current = true;
    void getMemberCode(volunteerId)
      .then((shown) => ({ shown, error: null }))
      .catch((error: unknown) => ({ shown: null, error }))
      .then((next) => {
        if (current) setState(next);
      });
    const timer = setTimeout(refresh, REFRESH_MS);
    window.addEventListener('online', refresh);
    return () => {
      current = false;
      clearTimeout(timer);
      window.removeEventListener('online', refresh);
    };
  }, [volunteerId, round, refresh]);

  return { ...state, refresh };
}
