import { describe, expect, it } from '@jest/globals';
import { RefusalReason } from '@liandong/contracts/check-ins/check-in';
import { nextStepAfter } from './next-step.js';

describe('the step after a refused scan', () => {
  it.each([
    ['CODE_EXPIRED', 'scanAgain'],
    ['NOT_SIGNED_UP', 'signUp'],
    ['CHECK_IN_TOO_EARLY', 'comeBack'],
    ['NOT_CHECKED_IN', 'askLeader'],
    ['ACTIVITY_CANCELLED', 'seeActivities'],
  ])('%s: %s', (code, step) => {
    expect(nextStepAfter(code)).toBe(step);
  });

  it('is never to scan again where another scan would be refused alike', () => {
    const hopeless = RefusalReason.options.filter((reason) => !reason.startsWith('CODE_'));
    expect(hopeless.map(nextStepAfter)).not.toContain('scanAgain');
  });
});
