import { describe, expect, it } from '@jest/globals';
import { AccessTokens } from '../auth/access-token.js';
import { ScanStamps } from './scan-stamps.js';

const settings = { ACCESS_TOKEN_SECRET: Buffer.alloc(32, 3) };
const stamps = new ScanStamps(settings);
const scan = { code: 'EAAAAAAAAAAAAAAAAAAAAAAAAA', scanId: '01930000-0000-7000-8000-000000000001' };
const now = new Date('2026-11-24T01:00:00.000Z');

describe('the stamp of a scan made while signed out', () => {
  it('says when the door saw the code, however long the sign-in took', () => {
    const { stamp, expiresIn } = stamps.issue(scan, now);
    expect(stamps.seenAt({ ...scan, stamp })).toEqual(now);
    expect(expiresIn).toBe(600);
  });

  it.each([
    ['another scan', { scanId: '01930000-0000-7000-8000-000000000002' }],
    ['another code', { code: 'EBBBBBBBBBBBBBBBBBBBBBBBBB' }],
  ])('says nothing about %s', (_other, changed) => {
    const { stamp } = stamps.issue(scan, now);
    expect(stamps.seenAt({ ...scan, ...changed, stamp })).toBeNull();
  });

  it('is worth nothing when somebody else signed it, and a scan without one is judged as it comes', () => {
    const { stamp } = new ScanStamps({ ACCESS_TOKEN_SECRET: Buffer.alloc(32, 4) }).issue(scan, now);
    expect(stamps.seenAt({ ...scan, stamp })).toBeNull();
    expect(stamps.seenAt({ ...scan, stamp: 'rubbish' })).toBeNull();
    expect(stamps.seenAt(scan)).toBeNull();
  });

  it('opens no session, and an access token stamps nothing', () => {
    const tokens = new AccessTokens(settings);
    const { stamp } = stamps.issue(scan, now);
    expect(() => tokens.read(stamp)).toThrow('TOKEN_INVALID');
    const actor = { id: scan.scanId, kind: 'person' as const, grants: [] };
    const token = tokens.issue({ actor, sessionId: scan.scanId, language: 'zh-CN' });
    expect(stamps.seenAt({ ...scan, stamp: token })).toBeNull();
  });
});
