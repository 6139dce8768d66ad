import { describe, expect, it } from '@jest/globals';
import { wasHeld } from './is-over.js';

const at = (clock: string) => `2026-11-24T${clock}:00.000Z`;
const activity = {
  status: 'published',
  startsAt: at('09:00'),
  endsAt: at('11:00'),
  cancelledAt: null,
} as const;

describe('whether an activity was held by now', () => {
  it.each([
    ['one that is on', activity, '10:00', false],
    ['one that is over', activity, '11:00', true],
    ['a completed one', { ...activity, status: 'completed' }, '12:00', true],
    ['a draft whose time is over', { ...activity, status: 'draft' }, '12:00', false],
    [
      'one that was cancelled on the way',
      { ...activity, status: 'cancelled', cancelledAt: at('10:00') },
      '10:01',
      true,
    ],
    [
      'one that was cancelled before',
      { ...activity, status: 'cancelled', cancelledAt: at('08:00') },
      '12:00',
      false,
    ],
    ['one of which it is not known when', { ...activity, status: 'cancelled' }, '09:30', true],
  ] as const)('of %s', (_what, one, now, held) => {
    expect(wasHeld(one, new Date(at(now)))).toBe(held);
  });
});
