import { describe, expect, it } from '@jest/globals';
import type { KeptAnswer } from '../../shared/scan-queue/kept-answer.js';
import type { KeptScan } from '../../shared/scan-queue/kept-scan.js';
import { undoRemainingMs } from './undo-window.js';

const at = Date.parse('2026-11-24T01:00:00.000Z');

function scan(outcome: 'accepted' | 'provisional' | 'duplicate' | null): KeptScan {
  const answer: KeptAnswer | null = outcome && {
    outcome,
    activityId: 'a',
    activityTitle: '清洁家园',
    displayName: '',
    direction: 'in',
    at: '2026-11-24T01:00:01.000Z',
    minutes: null,
  };
  return {
    scanId: 's',
    ownerId: 'tashi',
    content: { kind: 'own', code: 'c' },
    scannedAt: '2026-11-24T01:00:00.000Z',
    counter: 1,
    moment: { pageId: 'p', monotonicMs: 0, hiddenTimes: 0 },
    label: null,
    state: 'seen',
    answer,
  };
}

describe('undoing a check-in', () => {
  it('is offered for a quarter of an hour', () => {
    expect(undoRemainingMs(scan('accepted'), at + 14 * 60_000)).toBe(60_000);
    expect(undoRemainingMs(scan('provisional'), at)).toBe(15 * 60_000);
    expect(undoRemainingMs(scan('accepted'), at + 15 * 60_000)).toBe(0);
  });

  it('is not offered where this scan made nothing, nor twice', () => {
    expect(undoRemainingMs(scan('duplicate'), at)).toBe(0);
    expect(undoRemainingMs(scan(null), at)).toBe(0);
    expect(undoRemainingMs({ ...scan('accepted'), state: 'undone' }, at)).toBe(0);
  });
});
