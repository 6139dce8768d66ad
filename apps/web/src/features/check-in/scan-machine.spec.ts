import { describe, expect, it } from '@jest/globals';
import type { KeptScan } from '../../shared/scan-queue/kept-scan.js';
import { nextPhase, type ScanEvent, type ScanPhase } from './scan-machine.js';

const scan: KeptScan = {
  scanId: '01930000-0000-7000-8000-000000000001',
  ownerId: 'tashi',
  content: { kind: 'own', code: 'abc' },
  scannedAt: '2026-11-24T01:00:00.000Z',
  counter: 1,
  moment: { pageId: 'p', monotonicMs: 0, hiddenTimes: 0 },
  label: null,
  state: 'answered',
  answer: { outcome: 'rejected', reason: 'CODE_EXPIRED', detail: '签到码已过期' },
};

function after(...events: ScanEvent[]): ScanPhase {
  return events.reduce(nextPhase, { kind: 'restoring' });
}

describe('a scan', () => {
  it('is sent as soon as there is a session', () => {
    expect(after({ type: 'sessionReady' })).toEqual({ kind: 'sending' });
  });

  it('waits for the sign-in and then is sent by itself', () => {
    expect(after({ type: 'sessionMissing' })).toEqual({ kind: 'signIn' });
    expect(after({ type: 'sessionMissing' }, { type: 'sessionReady' })).toEqual({ kind: 'sending' });
  });

  it('waits in the queue when it cannot be sent, also when the session comes back', () => {
    expect(after({ type: 'sessionReady' }, { type: 'unreachable' })).toEqual({ kind: 'waiting' });
    expect(after({ type: 'unreachable' }, { type: 'sessionReady' })).toEqual({ kind: 'waiting' });
  });

  it('gets its answer out of the queue', () => {
    expect(after({ type: 'unreachable' }, { type: 'answer', scan })).toEqual({ kind: 'answered', scan });
  });

  it('asks to sign in again when the session ended under way', () => {
    expect(after({ type: 'sessionReady' }, { type: 'sessionMissing' })).toEqual({ kind: 'signIn' });
  });

  it.each<ScanEvent>([{ type: 'unreachable' }, { type: 'sessionMissing' }, { type: 'sessionReady' }])(
    'keeps its answer whatever comes later: %o',
    (event) => {
      expect(after({ type: 'sessionReady' }, { type: 'answer', scan }, event)).toEqual({
        kind: 'answered',
        scan,
      });
    },
  );

  it('is made anew when the person says so', () => {
    expect(after({ type: 'answer', scan }, { type: 'anew' })).toEqual({ kind: 'sending' });
  });
});
