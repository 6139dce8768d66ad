import { describe, expect, it } from '@jest/globals';
import { newsOfActivity, newsOfSignUp } from './activity-news-policy.js';

const now = new Date('2026-11-23T01:00:00Z');
const later = new Date('2026-11-24T01:00:00Z');
const anHourLater = new Date('2026-11-24T02:00:00Z');
const evenLater = new Date('2026-11-25T01:00:00Z');
const past = new Date('2026-11-22T01:00:00Z');
const published = {
  status: 'published',
  title: '清洁河道',
  place: '福清河',
  startsAt: later,
  endsAt: evenLater,
  rules: 'a',
} as const;

describe('a changed sign-up', () => {
  it.each([
    ['a first sign-up', null, 'signedUp', published, 'signUpConfirmed', 'plan'],
    ['a sign-up after a withdrawal', 'withdrawn', 'signedUp', published, 'signUpConfirmed', 'plan'],
    ['a promotion from the waitlist', 'waitlisted', 'signedUp', published, 'waitlistPromoted', 'plan'],
    ['the same again', 'signedUp', 'signedUp', published, null, 'keep'],
    ['a place on the waitlist', null, 'waitlisted', published, null, 'drop'],
    ['a withdrawal', 'signedUp', 'withdrawn', published, null, 'drop'],
    ['an unknown activity', null, 'signedUp', null, null, 'keep'],
    ['a cancelled activity', null, 'signedUp', { ...published, status: 'cancelled' }, null, 'keep'],
    ['an activity of the past', null, 'signedUp', { ...published, startsAt: past }, null, 'keep'],
  ] as const)('for %s', (_what, before, after, activity, message, reminders) => {
    expect(newsOfSignUp(before, after, activity, now)).toEqual({ message, reminders });
  });
});

describe('a changed activity', () => {
  it.each([
    ['published', { ...published, status: 'draft' }, published, null, 'plan'],
    ['first heard of', null, published, null, 'plan'],
    ['moved to another time', published, { ...published, startsAt: evenLater }, 'activityChanged', 'plan'],
    ['moved to another place', published, { ...published, place: '雅江' }, 'activityChanged', 'keep'],
    ['called otherwise', published, { ...published, title: '护河行动' }, 'activityChanged', 'keep'],
    ['to end at another time', published, { ...published, endsAt: anHourLater }, 'activityChanged', 'keep'],
    ['of which no end was known', { ...published, endsAt: null }, published, null, 'keep'],
    ['changed in nothing that matters here', published, published, null, 'keep'],
    ['cancelled', published, { ...published, status: 'cancelled' }, 'activityCancelled', 'drop'],
    [
      'cancelled as a draft',
      { ...published, status: 'draft' },
      { ...published, status: 'cancelled' },
      null,
      'drop',
    ],
    [
      'cancelled once more',
      { ...published, status: 'cancelled' },
      { ...published, status: 'cancelled' },
      null,
      'drop',
    ],
    [
      'cancelled after its start',
      { ...published, startsAt: past },
      { ...published, startsAt: past, status: 'cancelled' },
      'activityCancelled',
      'drop',
    ],
    [
      'cancelled after its end',
      { ...published, startsAt: past, endsAt: now },
      { ...published, startsAt: past, endsAt: now, status: 'cancelled' },
      null,
      'drop',
    ],
    ['completed', published, { ...published, status: 'completed' }, null, 'drop'],
    ['ruled otherwise, long before', published, { ...published, rules: 'b' }, null, 'keep'],
    [
      'ruled otherwise while it is on',
      { ...published, startsAt: past },
      { ...published, startsAt: past, rules: 'b' },
      'rulesChanged',
      'keep',
    ],
    [
      'of which no rules were known',
      { ...published, startsAt: past, rules: null },
      { ...published, startsAt: past },
      null,
      'keep',
    ],
    ['begun when it moved', published, { ...published, startsAt: past }, 'activityChanged', 'plan'],
    [
      'moved to another place while it is on',
      { ...published, startsAt: past },
      { ...published, startsAt: past, place: '雅江' },
      'activityChanged',
      'keep',
    ],
    [
      'over when it changed',
      { ...published, startsAt: past, endsAt: now },
      { ...published, startsAt: past, endsAt: now, place: '雅江' },
      null,
      'keep',
    ],
  ] as const)('that was %s', (_what, before, after, message, reminders) => {
    expect(newsOfActivity(before, after, now)).toEqual({ message, reminders });
  });
});
