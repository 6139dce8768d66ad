import { describe, expect, it } from '@jest/globals';
import { upcomingSignUps } from './upcoming-sign-ups.js';

const signUp = (
  title: string,
  day: number,
  status: 'signedUp' | 'waitlisted' | 'withdrawn' = 'signedUp',
) => ({
  activityId: `01930000-0000-7000-8000-0000000000${day}`,
  title,
  place: '广场',
  teamName: '环保队',
  startsAt: `2026-11-${day}T01:00:00.000Z`,
  endsAt: `2026-11-${day}T03:00:00.000Z`,
  activityStatus: 'published' as const,
  status,
  signedUpAt: '2026-11-01T00:00:00.000Z',
});

describe('my upcoming sign-ups', () => {
  it('are those that are not over, soonest first, without the withdrawn ones', () => {
    const all = [
      signUp('later', 28),
      signUp('under way', 24),
      signUp('over', 23),
      signUp('left', 27, 'withdrawn'),
    ];
    const now = new Date('2026-11-24T02:00:00.000Z');
    expect(upcomingSignUps(all, now).map(({ title }) => title)).toEqual(['under way', 'later']);
  });

  it('hold those on the waitlist', () => {
    expect(upcomingSignUps([signUp('full', 25, 'waitlisted')], new Date(0))).toHaveLength(1);
  });
});
