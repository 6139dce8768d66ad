import { describe, expect, it } from '@jest/globals';
import { isSignUpOpen, isWithdrawalOpen } from './sign-up-window.js';

const startsAt = new Date('2026-11-26T01:00:00Z');
const endsAt = new Date('2026-11-26T03:00:00Z');
const before = (at: Date) => new Date(at.getTime() - 1);

describe('places', () => {
  it.each([
    ['before the start', before(startsAt), true, true],
    ['from the start on', startsAt, false, true],
    ['before the end', before(endsAt), false, true],
    ['from the end on', endsAt, false, false],
  ])('%s are taken at %p: without walk-ins %p, with them %p', (_when, now, without, withThem) => {
    expect(isSignUpOpen({ startsAt, endsAt, walkIns: false }, now)).toBe(without);
    expect(isSignUpOpen({ startsAt, endsAt, walkIns: true }, now)).toBe(withThem);
  });

  it('are given back until the start', () => {
    expect(isWithdrawalOpen({ startsAt }, before(startsAt))).toBe(true);
    expect(isWithdrawalOpen({ startsAt }, startsAt)).toBe(false);
  });
});
