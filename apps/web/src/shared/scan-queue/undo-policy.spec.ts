import { describe, expect, it } from '@jest/globals';
import type { KeptAnswer } from './kept-answer.js';
import type { KeptScan } from './kept-scan.js';
import { undoOf } from './undo-policy.js';

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
    expect(undoOf(scan('accepted'), at + 14 * 60_000)).toEqual({ way: 'annul', remainingMs: 60_000 });
    expect(undoOf(scan('provisional'), at)).toEqual({ way: 'annul', remainingMs: 15 * 60_000 });
    expect(undoOf(scan('accepted'), at + 15 * 60_000)).toBeNull();
  });

  it('is not offered where this scan made nothing, nor twice', () => {
    expect(undoOf(scan('duplicate'), at)).toBeNull();
    expect(undoOf(scan(null), at)).toBeNull();
    expect(undoOf({ ...scan('accepted'), state: 'undone' }, at)).toBeNull();
  });
});

describe('taking back a scan that waits', () => {
  const waiting: KeptScan = { ...scan(null), state: 'waiting', neverSent: true };

  it('is offered however long it waits, while it has never been tried to be sent', () => {
    expect(undoOf(waiting, at)).toEqual({ way: 'takeBack' });
    expect(undoOf(waiting, at + 8 * 3_600_000)).toEqual({ way: 'takeBack' });
  });

  it('is not offered once it may have arrived, nor where nobody knows', () => {
    expect(undoOf({ ...waiting, neverSent: false }, at)).toBeNull();
    expect(undoOf({ ...scan(null), state: 'waiting' }, at)).toBeNull();
  });

  it('is not offered for what its own page is sending, nor twice', () => {
    expect(undoOf({ ...waiting, state: 'fresh' }, at)).toBeNull();
    expect(undoOf({ ...waiting, state: 'undone' }, at)).toBeNull();
  });
});
