import { describe, expect, it } from '@jest/globals';
import { ActivityEntity } from './activity.entity.js';
import { hoursAt } from './hours-at.js';

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const publishedAt = (time: string | null) =>
  Object.assign(new ActivityEntity(), {
    startsAt: at('09:00'),
    endsAt: at('11:00'),
    breaks: [],
    cancelledAt: null,
    publishedAt: time === null ? null : at(time),
  });

describe('what a time counts at an activity from 9 to 11', () => {
  it.each([
    ['before it began', '08:00', '08:50', '10:30', 90, ['cameBeforeStart', 'leftBeforeEnd', 'counted']],
    [
      'on the way, after somebody came',
      '10:00',
      '09:10',
      '10:30',
      30,
      ['cameBeforePublication', 'leftBeforeEnd', 'counted'],
    ],
    [
      'on the way, after they left',
      '10:00',
      '09:10',
      '09:50',
      0,
      ['cameBeforePublication', 'leftBeforePublication'],
    ],
    ['on the way, before they came', '10:00', '10:10', '11:00', 50, ['cameAfterStart', 'counted']],
  ])('published %s', (_what, published, came, left, minutes, codes) => {
    const counted = hoursAt(publishedAt(published), at(came), at(left));
    expect(counted.minutes).toBe(minutes);
    expect(counted.steps.map(({ code }) => code)).toEqual(codes);
  });

  it('says of nobody that it began when it was published', () => {
    const { steps } = hoursAt(publishedAt('10:00'), at('10:10'), at('11:00'));
    expect(steps[0]).toMatchObject({ code: 'cameAfterStart', limit: at('09:00').toISOString() });
  });
});
