import type { Direction } from '@liandong/contracts/check-ins/check-in';
import type { ScannerKit } from '@liandong/contracts/check-ins/member-code';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Timed } from '../../shared/device/database.js';
import type { KeptScan, ScanContent } from '../../shared/scan-queue/kept-scan.js';
import { keepNewScan } from '../../shared/scan-queue/scan-store.js';
import { giveFeedback } from './feedback.js';
import { isMemberCode, judgePerson, judgeScan, whoseCode, type ScanVerdict } from './judge-scan.js';
import { presenceOf, type Presence } from './presence.js';

/** A code that stays before the camera is one scan, though a phone shows another every ten seconds. */
const SAME_CODE_MS = 4_000;

export interface ShownVerdict {
  /** Grows with each scan, so that the same person twice is read out twice. */
  number: number;
  verdict: ScanVerdict;
  direction: Direction;
  /** Has somebody who is not on the list recorded, for the leader to decide later; null once that is done. */
  force: (() => void) | null;
  /** It was recorded so. */
  forced: boolean;
  /** The scan that was queued for it; null before it is kept, and where there is none. */
  scanId: string | null;
}

interface Scanner {
  shown: ShownVerdict | null;
  presence: Presence;
  scan: (code: string) => void;
  tick: (volunteerId: string, reason: string) => void;
  /** Takes the last verdict off the screen. */
  dismiss: () => void;
}

const feedbacks = { taken: 'good', already: 'notice', notListed: 'notice', refused: 'bad' } as const;

/** Judges what is scanned or ticked, says it, and puts it into the queue. */
export function useScanner(
  timed: Timed<ScannerKit>,
  direction: Direction,
  leaderId: string,
  scans: readonly KeptScan[],
): Scanner {
  const { kept: kit, offset } = timed;
  const presence = useMemo(() => presenceOf(kit, scans), [kit, scans]);
  const [shown, setShown] = useState<ShownVerdict | null>(null);
  const last = useRef({ whose: '', at: 0 });
  const number = useRef(0);

  const queue = useCallback(
    (content: ScanContent, verdict: ScanVerdict) =>
      keepNewScan({
        content,
        ownerId: leaderId,
        state: 'waiting',
        label: { name: verdict.name, activity: kit.activityTitle },
        ...(verdict.kind === 'refused' && { refusedHere: true }),
        ...(verdict.kind === 'taken' && verdict.unproven && { unproven: verdict.unproven }),
      }),
    [kit, leaderId],
  );

  const show = useCallback(
    (verdict: ScanVerdict, sends: boolean, send: () => Promise<KeptScan>) => {
      giveFeedback(feedbacks[verdict.kind]);
      const mine = ++number.current;
      const sendAndName = () =>
        void send().then(({ scanId }) =>
          setShown((before) => (before?.number === mine ? { ...before, scanId } : before)),
        );
      let isForced = false;
      const force = () => {
        // The second tap of a double tap.
        if (isForced) return;
        isForced = true;
        giveFeedback('good');
        setShown((before) => (before?.number === mine ? { ...before, force: null, forced: true } : before));
        sendAndName();
      };
      const isForceable = verdict.kind === 'notListed';
      setShown({
        number: mine,
        verdict,
        direction,
        force: isForceable ? force : null,
        forced: false,
        scanId: null,
      });
      if (sends) sendAndName();
    },
    [direction],
  );

  const scan = useCallback(
    (code: string) => {
      const now = performance.now();
      const at = new Date(Date.now() + offset);
      const whose = whoseCode(code, at);
      const again = whose === last.current.whose && now - last.current.at < SAME_CODE_MS;
      last.current = { whose, at: now };
      if (again) return;
      const verdict = judgeScan(code, { kit, presence, direction, at });
      const send = () => queue({ kind: 'memberCode', activityId: kit.activityId, direction, code }, verdict);
      const known = verdict.kind === 'already' && verdict.here;
      // A refusal goes too: the gateway stores it, and knows newer keys than this device.
      show(verdict, isMemberCode(code) && !known && verdict.kind !== 'notListed', send);
    },
    [kit, offset, presence, direction, queue, show],
  );

  const tick = useCallback(
    (volunteerId: string, reason: string) => {
      const at = new Date(Date.now() + offset);
      const verdict = judgePerson(volunteerId, { kit, presence, direction, at });
      const send = () =>
        queue({ kind: 'manual', activityId: kit.activityId, direction, volunteerId, reason }, verdict);
      show(verdict, verdict.kind === 'taken', send);
    },
    [kit, offset, presence, direction, queue, show],
  );

  const dismiss = useCallback(() => {
    setShown(null);
    // A code that is still before the camera is judged, and shown, anew.
    last.current = { whose: '', at: 0 };
  }, []);

  return { shown, presence, scan, tick, dismiss };
}
