import type { CheckInReceipt } from '@liandong/contracts/check-ins/check-in';
import type { Problem } from '@liandong/contracts/errors/problem';

/** Where one scan stands on its way from the phone to an answer. */
export type ScanPhase =
  | { kind: 'restoring' }
  | { kind: 'signIn' }
  | { kind: 'sending'; failures: number }
  | { kind: 'waiting'; failures: number }
  | { kind: 'answered'; receipt: CheckInReceipt }
  | { kind: 'refused'; problem: Problem };

export type ScanEvent =
  | { type: 'sessionReady' }
  | { type: 'sessionMissing' }
  | { type: 'unreachable' }
  | { type: 'retry' }
  | { type: 'receipt'; receipt: CheckInReceipt }
  | { type: 'refusal'; problem: Problem };

/**
 * The next phase of a scan. An answer is final: nothing that comes later takes it off the screen. A scan
 * that could not be sent is never dropped: it waits and is sent again with the same `scanId`.
 */
export function nextPhase(phase: ScanPhase, event: ScanEvent): ScanPhase {
  if (phase.kind === 'answered' || phase.kind === 'refused') return phase;
  switch (event.type) {
    case 'sessionReady':
      return phase.kind === 'sending' ? phase : { kind: 'sending', failures: 0 };
    case 'sessionMissing':
      return { kind: 'signIn' };
    case 'unreachable':
      return { kind: 'waiting', failures: failuresOf(phase) + 1 };
    case 'retry':
      return phase.kind === 'waiting' ? { kind: 'sending', failures: phase.failures } : phase;
    case 'receipt':
      return { kind: 'answered', receipt: event.receipt };
    case 'refusal':
      return { kind: 'refused', problem: event.problem };
  }
}

function failuresOf(phase: ScanPhase): number {
  return 'failures' in phase ? phase.failures : 0;
}
