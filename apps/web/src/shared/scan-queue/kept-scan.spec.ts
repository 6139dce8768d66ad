import { describe, expect, it } from '@jest/globals';
import {
  asQueued,
  FRESH_MS,
  isDue,
  isForgotten,
  isLostBySignOutOf,
  keptOwnScan,
  type KeptScan,
} from './kept-scan.js';

const made = Date.parse('2026-11-24T01:00:00.000Z');
const moment = { pageId: 'p', monotonicMs: 5_000, hiddenTimes: 0 };
const scan: KeptScan = {
  scanId: 'one',
  ownerId: 'tashi',
  content: { kind: 'own', code: 'abc' },
  scannedAt: '2026-11-24T01:00:00.000Z',
  counter: 7,
  moment,
  label: { name: '扎西', activity: '清洁家园' },
  state: 'fresh',
  answer: null,
};

const page = { pageId: 'later', isAfresh: true };

describe('a kept scan', () => {
  it('is sent by its own page first, and by the queue when that page is gone', () => {
    expect(isDue(scan, 'tashi', made + FRESH_MS)).toBe(false);
    expect(isDue(scan, 'tashi', made + FRESH_MS + 1)).toBe(true);
    expect(isDue(scan, 'tashi', made - 3_600_000)).toBe(true);
  });

  it('waits for the person who made it', () => {
    const waiting: KeptScan = { ...scan, state: 'waiting' };
    expect(isDue(waiting, 'tashi', made)).toBe(true);
    expect(isDue(waiting, 'drolma', made)).toBe(false);
    expect(isDue({ ...waiting, ownerId: null }, 'tashi', made)).toBe(false);
  });

  it.each(['answered', 'seen', 'undone'] as const)('is not sent again once it is %s', (state) => {
    expect(isDue({ ...scan, state }, 'tashi', made + FRESH_MS + 1)).toBe(false);
  });

  it('is forgotten after a week, but never before somebody has seen its answer', () => {
    const later = made + 8 * 24 * 3_600_000;
    expect(isForgotten({ ...scan, state: 'seen' }, later)).toBe(true);
    expect(isForgotten({ ...scan, state: 'answered' }, later)).toBe(false);
    expect(isForgotten({ ...scan, state: 'waiting' }, later)).toBe(false);
  });

  it('is lost by the sign-out of the person who made it, or may have', () => {
    const waiting: KeptScan = { ...scan, state: 'waiting' };
    expect(isLostBySignOutOf('tashi', waiting)).toBe(true);
    expect(isLostBySignOutOf('tashi', scan)).toBe(true);
    expect(isLostBySignOutOf('tashi', { ...waiting, ownerId: null })).toBe(true);
    expect(isLostBySignOutOf('drolma', waiting)).toBe(false);
    expect(isLostBySignOutOf('tashi', { ...waiting, state: 'answered' })).toBe(false);
  });

  it('goes to the gateway with its counter and age, and with nothing that only the screen needs', () => {
    expect(asQueued(scan, { ...moment, monotonicMs: 9_000 }, made + 4_000)).toEqual({
      kind: 'own',
      code: 'abc',
      scanId: 'one',
      scannedAt: scan.scannedAt,
      counter: 7,
      ageMs: 4_000,
    });
  });
});

describe('the scan of a code that this phone keeps', () => {
  it('is the same one over a reload and the sign-in', () => {
    const signedOut: KeptScan = { ...scan, ownerId: null };
    expect(keptOwnScan([signedOut], 'abc', 'tashi', page)).toBe(signedOut);
    expect(keptOwnScan([scan], 'abc', null, page)).toBe(scan);
  });

  it('is none for another code, or another member on the same phone', () => {
    expect(keptOwnScan([scan], 'other', 'tashi', page)).toBeUndefined();
    expect(keptOwnScan([scan], 'abc', 'drolma', page)).toBeUndefined();
  });

  it('is none when its refusal was read: a poster is scanned again after signing up', () => {
    const refused: KeptScan = {
      ...scan,
      state: 'seen',
      answer: { outcome: 'rejected', reason: 'NOT_SIGNED_UP', detail: '' },
    };
    expect(keptOwnScan([refused], 'abc', 'tashi', page)).toBeUndefined();
    expect(keptOwnScan([{ ...refused, state: 'answered' }], 'abc', 'tashi', page)).toBeDefined();
  });

  it('is none when it was undone and the code is scanned again; loading the page again checks nobody in', () => {
    const undone: KeptScan = { ...scan, state: 'undone', undoneOn: 'earlier' };
    expect(keptOwnScan([undone], 'abc', 'tashi', page)).toBeUndefined();
    expect(keptOwnScan([undone], 'abc', 'tashi', { ...page, isAfresh: false })).toBe(undone);
    expect(keptOwnScan([undone], 'abc', 'tashi', { ...page, pageId: 'earlier' })).toBe(undone);
  });

  it('is the newest when it was made anew', () => {
    const anew: KeptScan = { ...scan, scanId: 'two', counter: 8 };
    expect(keptOwnScan([scan, anew], 'abc', 'tashi', page)).toBe(anew);
  });
});
