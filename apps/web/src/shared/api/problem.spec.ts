import { describe, expect, it } from '@jest/globals';
import { errorsByField, readProblem, readRetryAfter } from './problem.js';

describe('an error answer', () => {
  it('is read as the problem that it holds', () => {
    const problem = {
      type: '/problems/x',
      title: 'X',
      status: 409,
      detail: '请改期',
      code: 'X',
      requestId: 'r',
    };
    expect(readProblem(409, JSON.stringify(problem), 'fallback')).toEqual(problem);
  });

  it.each([
    [502, 'UNAVAILABLE'],
    [503, 'UNAVAILABLE'],
    [504, 'UNAVAILABLE'],
    [500, 'INTERNAL'],
    [413, 'INTERNAL'],
  ])('of something in between with status %i is %s, with words of our own', (status, code) => {
    expect(readProblem(status, '<html>Bad Gateway</html>', 'fallback')).toMatchObject({
      status,
      code,
      detail: 'fallback',
    });
  });

  it.each(['', 'null', '[]', '{"code":1,"detail":"x"}', '{"detail":"x"}'])(
    'is not trusted for its status alone: %s',
    (text) => {
      expect(readProblem(500, text, 'fallback').detail).toBe('fallback');
    },
  );

  it('says in whole seconds when to try again, or nothing', () => {
    expect(readRetryAfter('3')).toBe(3);
    expect(readRetryAfter('Wed, 21 Oct 2026 07:28:00 GMT')).toBeNull();
    expect(readRetryAfter(null)).toBeNull();
  });
});

describe('the errors of a problem', () => {
  const fields = ['title', 'endsAt', 'earlyMinutes'] as const;

  it('go to the fields that their paths name, however deep', () => {
    const errors = [
      { path: 'title', message: 'too long' },
      { path: 'checkInPolicy.earlyMinutes', message: 'too early' },
      { path: '/body/endsAt', message: 'too late' },
    ];
    expect(errorsByField(errors, fields)).toEqual({
      byField: { title: 'too long', earlyMinutes: 'too early', endsAt: 'too late' },
      rest: [],
    });
  });

  it('show the first of a field, and keep what fits no field', () => {
    const errors = [
      { path: 'title', message: 'first' },
      { path: 'title', message: 'second' },
      { path: 'subtitle', message: 'unknown field' },
    ];
    expect(errorsByField(errors, fields)).toEqual({ byField: { title: 'first' }, rest: ['unknown field'] });
  });

  it('are none when there are none', () => {
    expect(errorsByField(undefined, fields)).toEqual({ byField: {}, rest: [] });
  });
});
