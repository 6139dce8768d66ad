import type { KeptScan } from '../../shared/scan-queue/kept-scan.js';

/** Where one scan stands on its way from the phone to an answer. */
export type ScanPhase =
  | { kind: 'restoring' }
  | { kind: 'signIn' }
  | { kind: 'sending' }
  | { kind: 'waiting' }
  | { kind: 'answered'; scan: KeptScan };

export type ScanEvent =
  | { type: 'sessionReady' }
  | { type: 'sessionMissing' }
  | { type: 'unreachable' }
  | { type: 'answer'; scan: KeptScan }
  | { type: 'anew' };

/**
 * The next phase of a scan. An answer is final: nothing that comes later takes it off the screen, but a scan
 * that the person makes anew. A scan that could not be sent is never dropped: it waits in the queue.
 */
export function nextPhase(phase: ScanPhase, event: ScanEvent): ScanPhase {
  if (event.type === 'answer') return { kind: 'answered', scan: event.scan };
  if (event.type === 'anew') return { kind: 'sending' };
  if (phase.kind === 'answered') return phase;
  switch (event.type) {
    case 'sessionReady':
      // What waits goes with the queue.
      return phase.kind === 'waiting' ? phase : { kind: 'sending' };
    case 'sessionMissing':
      return { kind: 'signIn' };
    case 'unreachable':
      return { kind: 'waiting' };
  }
}
