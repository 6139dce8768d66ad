import type { Me } from '@liandong/contracts/auth/auth';
import { useSyncExternalStore } from 'react';
import { session, type SessionState } from './session.js';

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.current);
}

/** The person who is signed in, or was when there was signal; or null. */
export function useMe(): Me | null {
  const state = useSession();
  return state.status === 'signedIn' || state.status === 'unreachable' ? state.me : null;
}
