import { describe, expect, it } from '@jest/globals';
import type { Language } from '@liandong/contracts/common/scalars';
import { AppError } from '@liandong/contracts/errors/app-error';
import { problemOf, retryAfterOf, toAppError } from './problem.js';

describe('a problem', () => {
  it('carries the stable code, a sentence and the number of the request', () => {
    expect(problemOf(new AppError('NOT_SIGNED_UP'), 'en', 'r-1')).toEqual({
      type: '/problems/not-signed-up',
      title: 'Conflict',
      status: 409,
      code: 'NOT_SIGNED_UP',
      detail:
        'You have no place here: you are not signed up, or still on the waitlist, and this activity takes no walk-ins. Sign up or ask the leader.',
      requestId: 'r-1',
    });
  });

  it('tells an instant as the time on the wall in Asia/Shanghai, and keeps the instant in its parameters', () => {
    const error = new AppError('CHECK_IN_TOO_EARLY', { opensAt: '2026-11-23T23:30:00.000Z' });
    const problem = problemOf(error, 'zh-CN', 'r-1');
    expect(problem.detail).toBe('签到于 2026-11-24 07:30 开始，请届时再扫码。');
    expect(problem.params).toEqual({ opensAt: '2026-11-23T23:30:00.000Z' });
  });

  it('names the wrong fields', () => {
    const error = new AppError('VALIDATION_FAILED', {}, [{ path: 'title', code: 'tooLong', limit: 80 }]);
    const rowIn = (language: Language) => problemOf(error, language, 'r').errors;
    expect(rowIn('en')).toEqual([{ path: 'title', code: 'tooLong', message: 'At most 80 characters.' }]);
    expect(rowIn('zh-CN')).toEqual([{ path: 'title', code: 'tooLong', message: '最多 80 个字。' }]);
  });

  it('of ours names the request, and nothing of the inside', () => {
    const error = toAppError(new Error('password of the database'));
    const problem = problemOf(error, 'en', 'r-7');
    expect(problem).toMatchObject({ status: 500, code: 'INTERNAL', params: { requestId: 'r-7' } });
    expect(JSON.stringify(problem)).not.toContain('password');
  });
});

describe('what the framework throws', () => {
  it.each([
    [{ code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 }, 'BODY_TOO_LARGE'],
    [{ code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }, 'UNSUPPORTED_MEDIA_TYPE'],
    [{ code: 'FST_ERR_UNKNOWN', statusCode: 400 }, 'MALFORMED_JSON'],
    [{ status: 404 }, 'ROUTE_NOT_FOUND'],
    [{ statusCode: 418 }, 'INTERNAL'],
    ['a text', 'INTERNAL'],
    [null, 'INTERNAL'],
  ])('%j becomes %s', (thrown, code) => {
    expect(toAppError(thrown).code).toBe(code);
  });
});

describe('Retry-After', () => {
  it.each([
    [new AppError('UNAVAILABLE'), 2],
    [new AppError('RATE_LIMITED', { seconds: 61.2 }), 62],
    [new AppError('OTP_TOO_SOON', { seconds: 30 }), 30],
    [new AppError('NOT_SIGNED_UP'), null],
  ])('of %s is %s', (error, seconds) => {
    expect(retryAfterOf(error)).toBe(seconds);
  });
});
