import { describe, expect, it } from '@jest/globals';
import type { ActivityStatus } from '@liandong/contracts/activities/activity';
import type { SignUpStatus } from '@liandong/contracts/activities/sign-up';
import { decideWithdrawal, ruleOn, type Commitment } from './sign-up-policy.js';

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const before = at('09:59');
const start = at('10:00');
const end = at('12:00');

function activity(status: ActivityStatus, walkIns = false) {
  return { status, walkIns, startsAt: start, endsAt: end };
}

function ruling(
  stage: ReturnType<typeof activity>,
  own: SignUpStatus | null,
  now: Date,
  commitments: Commitment[] = [],
): string {
  const ruled = ruleOn(stage, { own, commitments, isErased: false }, now);
  return ruled.verdict === 'refuse' ? ruled.error.code : ruled.verdict;
}

describe('somebody who wants to come', () => {
  it.each<[ActivityStatus, boolean, SignUpStatus | null, Date, string]>([
    ['draft', false, null, before, 'SIGN_UP_CLOSED'],
    ['cancelled', false, null, before, 'SIGN_UP_CLOSED'],
    ['cancelled', false, 'signedUp', before, 'SIGN_UP_CLOSED'],
    ['completed', true, null, before, 'SIGN_UP_CLOSED'],
    ['published', false, null, before, 'seat'],
    ['published', false, 'withdrawn', before, 'seat'],
    ['published', false, 'signedUp', before, 'keep'],
    ['published', false, 'waitlisted', before, 'keep'],
    ['published', false, null, start, 'SIGN_UP_CLOSED'],
    ['published', false, 'signedUp', start, 'keep'],
    ['published', true, null, start, 'seat'],
    ['published', true, null, end, 'SIGN_UP_CLOSED'],
  ])('%s, walk-ins %s, own sign-up %s, at %j: %s', (status, walkIns, own, now, expected) => {
    expect(ruling(activity(status, walkIns), own, now)).toBe(expected);
  });

  it('is told what overlaps', () => {
    const other = { title: '广场演出', startsAt: at('11:00'), endsAt: at('13:00') };
    const ruled = ruleOn(activity('published'), { own: null, commitments: [other], isErased: false }, before);
    expect(ruled).toMatchObject({
      verdict: 'refuse',
      error: { code: 'SIGN_UP_OVERLAPS', params: { title: '广场演出' } },
    });
  });

  it('and has left is nobody, also where they were in', () => {
    const ruled = ruleOn(activity('published'), { own: 'signedUp', commitments: [], isErased: true }, before);
    expect(ruled).toMatchObject({ verdict: 'refuse', error: { code: 'VOLUNTEER_NOT_FOUND' } });
  });

  it('may come from one that ends when this one starts', () => {
    const other = { title: '早班', startsAt: at('08:00'), endsAt: start };
    expect(ruling(activity('published'), null, before, [other])).toBe('seat');
  });
});

describe('somebody who withdraws', () => {
  const withdrawal = (own: SignUpStatus | null, now: Date): unknown => {
    try {
      return decideWithdrawal(activity('published'), own, now);
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : error;
    }
  };

  it.each<[SignUpStatus | null, Date, unknown]>([
    [null, before, 'SIGN_UP_NOT_FOUND'],
    ['signedUp', before, true],
    ['waitlisted', before, true],
    ['withdrawn', before, false],
    ['withdrawn', end, false],
    ['signedUp', start, 'SIGN_UP_TOO_LATE_TO_WITHDRAW'],
    ['waitlisted', start, 'SIGN_UP_TOO_LATE_TO_WITHDRAW'],
  ])('who is %s at %j: %s', (own, now, expected) => {
    expect(withdrawal(own, now)).toBe(expected);
  });
});
