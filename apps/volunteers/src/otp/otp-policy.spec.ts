import { describe, expect, it } from '@jest/globals';
import { after, judgeAttempt, newOtp, secondsUntil } from './otp-policy.js';

const now = new Date('2026-11-23T01:00:00Z');

describe('a one-time code', () => {
  it('has six digits, also when it starts with zeros', () => {
    for (let n = 0; n < 200; n++) expect(newOtp()).toMatch(/^\d{6}$/);
  });

  it.each([
    { seen: 'no code that can be tried', attempt: null, code: 'OTP_EXPIRED', params: {} },
    {
      seen: 'a first wrong attempt',
      attempt: { right: false, wrongAttempts: 1, sessionId: null },
      code: 'OTP_WRONG',
      params: { attemptsLeft: 4 },
    },
    {
      seen: 'the last wrong attempt',
      attempt: { right: false, wrongAttempts: 5, sessionId: null },
      code: 'OTP_WRONG',
      params: { attemptsLeft: 0 },
    },
  ])('is refused for $seen', ({ attempt, code, params }) => {
    expect(judgeAttempt(attempt)).toMatchObject({ accepted: false, error: { code, params } });
  });

  it('opens the session that it is bound to', () => {
    const attempt = { right: true, wrongAttempts: 4, sessionId: 'session' };
    expect(judgeAttempt(attempt)).toEqual({ accepted: true, sessionId: 'session' });
  });
});

describe('the wait for another code', () => {
  it.each([
    [59_001, 60],
    [59_000, 59],
    [1, 1],
    [0, 1],
    [-5_000, 1],
  ])('of %d ms is said as %d s', (milliseconds, seconds) => {
    expect(secondsUntil(new Date(now.getTime() + milliseconds), now)).toBe(seconds);
  });

  it('counts in seconds', () => {
    expect(after(now, 60).toISOString()).toBe('2026-11-23T01:01:00.000Z');
  });
});
