import { describe, expect, it } from '@jest/globals';
import { scanOf, type StoredScan } from './stored-scan.js';

const now = new Date('2026-11-24T01:00:00.000Z');
const later = new Date('2026-11-24T01:00:40.000Z');
let made = 0;
const makeId = () => `scan-${++made}`;
const opened = (kept: StoredScan | undefined, volunteerId: string | null, at = later) =>
  scanOf(kept, { code: 'v1.abc', volunteerId, now: at, makeId });

describe('the scan of a code on this phone', () => {
  it('keeps its id and time over the sign-in', () => {
    const signedOut = opened(undefined, null, now);
    const signedIn = opened(signedOut, 'tashi');
    expect(signedIn).toEqual({ ...signedOut, volunteerId: 'tashi' });
    expect(signedIn.scannedAt).toBe('2026-11-24T01:00:00.000Z');
  });

  it('keeps its id over a reload by the same member', () => {
    const first = opened(undefined, 'tashi', now);
    expect(opened(first, 'tashi').scanId).toBe(first.scanId);
  });

  it('remembers its member while the session of a reload is being restored', () => {
    const first = opened(undefined, 'tashi', now);
    expect(opened(first, null).volunteerId).toBe('tashi');
  });

  it('is a new one for another member on the same phone', () => {
    const first = opened(undefined, 'tashi', now);
    const other = opened(first, 'drolma');
    expect(other.scanId).not.toBe(first.scanId);
    expect(other).toMatchObject({ volunteerId: 'drolma', settled: false, scannedAt: later.toISOString() });
  });
});
