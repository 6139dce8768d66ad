import { useEffect, useReducer } from 'react';
import { openedPage } from '../../shared/device/page-clock.js';
import { sendNow } from '../../shared/scan-queue/queue-sender.js';
import { allScans, changeScans, onScansChange } from '../../shared/scan-queue/scan-store.js';
import { keptOwnScan } from '../../shared/scan-queue/kept-scan.js';
import { session as sessionStore } from '../../shared/session/session.js';
import { useSession } from '../../shared/session/use-session.js';
import { ownScan, scanAnew } from './own-scan.js';
import { nextPhase, type ScanPhase } from './scan-machine.js';
import { sendScan } from './send-scan.js';
import { stampBeforeSignIn } from './stamp-before-sign-in.js';

interface CheckIn {
  phase: ScanPhase;
  retry: () => void;
  anew: () => void;
}

/** Carries the scan of a code to its answer: over the sign-in, lost network and reloads. */
export function useCheckIn(code: string): CheckIn {
  const session = useSession();
  const [phase, dispatch] = useReducer(nextPhase, { kind: 'restoring' });
  const volunteerId = session.status === 'signedIn' ? session.me.id : null;
  const lastKnownId = session.status === 'unreachable' ? (session.me?.id ?? null) : null;
  const sending = phase.kind === 'sending';

  useEffect(() => {
    void ownScan(code, null);
  }, [code]);

  useEffect(() => {
    if (volunteerId !== null) dispatch({ type: 'sessionReady' });
    else if (session.status === 'signedOut') {
      void stampBeforeSignIn(code);
      dispatch({ type: 'sessionMissing' });
    } else if (session.status === 'unreachable') {
      // That it is kept is said once it is: whoever reads it may close the page.
      void queueUp(code, lastKnownId).then(() => dispatch({ type: 'unreachable' }));
    }
  }, [code, volunteerId, lastKnownId, session.status]);

  useEffect(() => {
    if (!sending || volunteerId === null) return;
    let shown = true;
    void ownScan(code, volunteerId)
      .then((scan) => sendScan(scan, volunteerId))
      .then((event) => {
        if (shown) dispatch(event);
      });
    return () => {
      shown = false;
    };
  }, [sending, code, volunteerId]);

  // The queue has another way to the answer, in this tab or another.
  useEffect(() => {
    const ownerId = volunteerId ?? lastKnownId;
    // Whoever had the phone before keeps the answer to the same code.
    if (ownerId === null) return;
    const look = () =>
      void allScans().then((scans) => {
        const scan = keptOwnScan(scans, code, ownerId, openedPage());
        if (scan && scan.answer !== null) dispatch({ type: 'answer', scan });
      });
    look();
    return onScansChange(look);
  }, [code, volunteerId, lastKnownId]);

  const retry = () => {
    if (session.status === 'unreachable') void sessionStore.restore();
    else sendNow();
  };
  const anew = () => {
    if (volunteerId !== null) void scanAnew(code, volunteerId).then(() => dispatch({ type: 'anew' }));
  };
  return { phase, retry, anew };
}

async function queueUp(code: string, ownerId: string | null): Promise<void> {
  const { scanId } = await ownScan(code, ownerId);
  await changeScans([scanId], (scan) => (scan.state === 'fresh' ? { ...scan, state: 'waiting' } : scan));
}
