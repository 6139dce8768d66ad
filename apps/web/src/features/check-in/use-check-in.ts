import { useEffect, useReducer } from 'react';
import { reconnectDelay } from '../../shared/api/reconnect-policy.js';
import { session as sessionStore } from '../../shared/session/session.js';
import { useSession } from '../../shared/session/use-session.js';
import { nextPhase, type ScanPhase } from './scan-machine.js';
import { keepScan } from './scan-store.js';
import { stampBeforeSignIn } from './stamp-before-sign-in.js';
import { sendScan } from './send-scan.js';

/** Carries the scan of a code to its answer: over the sign-in, lost network and reloads. */
export function useCheckIn(code: string): { phase: ScanPhase; retry: () => void } {
  const session = useSession();
  const [phase, dispatch] = useReducer(nextPhase, { kind: 'restoring' });
  const volunteerId = session.status === 'signedIn' ? session.me.id : null;
  const sending = phase.kind === 'sending';
  const waitingAfter = phase.kind === 'waiting' ? phase.failures : null;

  useEffect(() => {
    void keepScan(code, null);
  }, [code]);

  useEffect(() => {
    if (volunteerId !== null) dispatch({ type: 'sessionReady' });
    else if (session.status === 'signedOut') {
      void stampBeforeSignIn(code);
      dispatch({ type: 'sessionMissing' });
    } else if (session.status === 'unreachable') dispatch({ type: 'unreachable' });
  }, [code, volunteerId, session.status]);

  useEffect(() => {
    if (!sending || volunteerId === null) return;
    let shown = true;
    void sendScan(code, volunteerId).then((event) => {
      if (shown) dispatch(event);
    });
    return () => {
      shown = false;
    };
  }, [sending, code, volunteerId]);

  useEffect(() => {
    if (waitingAfter === null || volunteerId === null) return;
    const retry = () => dispatch({ type: 'retry' });
    const timer = setTimeout(retry, reconnectDelay(waitingAfter, Math.random()));
    window.addEventListener('online', retry);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', retry);
    };
  }, [waitingAfter, volunteerId]);

  const retry = () => {
    if (session.status === 'unreachable') void sessionStore.restore();
    else dispatch({ type: 'retry' });
  };
  return { phase, retry };
}
