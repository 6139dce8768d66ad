import { describe, expect, it } from '@jest/globals';
import { decideRefresh } from './session-policy.js';

const now = new Date('2026-11-23T01:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const live = { expiresAt: ago(-60), rotatedAt: null, sessionEndedAt: null };

describe('a refresh token', () => {
  it.each([
    { is: 'current', token: live, decision: 'rotate' },
    { is: 'rotated this moment', token: { ...live, rotatedAt: now }, decision: 'grace' },
    { is: 'rotated 30 s ago', token: { ...live, rotatedAt: ago(30) }, decision: 'grace' },
    { is: 'rotated 31 s ago', token: { ...live, rotatedAt: ago(31) }, decision: 'reused' },
    { is: 'run out', token: { ...live, expiresAt: now }, decision: 'invalid' },
    { is: 'of an ended session', token: { ...live, sessionEndedAt: ago(5) }, decision: 'invalid' },
    {
      is: 'of an ended session and rotated long ago',
      token: { ...live, rotatedAt: ago(99), sessionEndedAt: ago(5) },
      decision: 'invalid',
    },
  ])('that is $is: $decision', ({ token, decision }) => {
    expect(decideRefresh(token, now)).toBe(decision);
  });
});
