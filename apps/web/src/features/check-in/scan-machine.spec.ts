import { describe, expect, it } from '@jest/globals';
import type { CheckInReceipt } from '@liandong/contracts/check-ins/check-in';
import type { Problem } from '@liandong/contracts/errors/problem';
import { nextPhase, type ScanEvent, type ScanPhase } from './scan-machine.js';

const receipt: CheckInReceipt = {
  outcome: 'accepted',
  scanId: '01930000-0000-7000-8000-000000000001',
  activityId: '01930000-0000-7000-8000-000000000002',
  activityTitle: '清洁家园',
  direction: 'in',
  at: '2026-11-24T01:00:00.000Z',
  minutes: null,
  grade: 'device',
};
const problem: Problem = {
  type: '/problems/code-expired',
  title: 'CODE_EXPIRED',
  status: 410,
  detail: '签到码已过期',
  code: 'CODE_EXPIRED',
  requestId: 'r1',
};

function after(...events: ScanEvent[]): ScanPhase {
  return events.reduce(nextPhase, { kind: 'restoring' });
}

describe('a scan', () => {
  it('is sent as soon as there is a session', () => {
    expect(after({ type: 'sessionReady' })).toEqual({ kind: 'sending', failures: 0 });
  });

  it('waits for the sign-in and then is sent by itself', () => {
    expect(after({ type: 'sessionMissing' })).toEqual({ kind: 'signIn' });
    expect(after({ type: 'sessionMissing' }, { type: 'sessionReady' }).kind).toBe('sending');
  });

  it('is not sent twice when the session is announced again', () => {
    const sending = after({ type: 'sessionReady' });
    expect(nextPhase(sending, { type: 'sessionReady' })).toBe(sending);
  });

  it('waits longer with every failure and is sent again', () => {
    const once = after({ type: 'sessionReady' }, { type: 'unreachable' });
    expect(once).toEqual({ kind: 'waiting', failures: 1 });
    const again = [{ type: 'retry' }, { type: 'unreachable' }] as const;
    expect(again.reduce<ScanPhase>(nextPhase, once)).toEqual({ kind: 'waiting', failures: 2 });
  });

  it('asks to sign in again when the session ended under way', () => {
    expect(after({ type: 'sessionReady' }, { type: 'sessionMissing' })).toEqual({ kind: 'signIn' });
  });

  it.each<ScanEvent>([
    { type: 'unreachable' },
    { type: 'sessionMissing' },
    { type: 'retry' },
    { type: 'refusal', problem },
  ])('keeps its answer whatever comes later: %o', (event) => {
    const answered = after({ type: 'sessionReady' }, { type: 'receipt', receipt });
    expect(nextPhase(answered, event)).toEqual({ kind: 'answered', receipt });
  });

  it('keeps a refusal for good', () => {
    const refused = after({ type: 'sessionReady' }, { type: 'refusal', problem });
    expect(nextPhase(refused, { type: 'sessionReady' })).toEqual({ kind: 'refused', problem });
  });
});
