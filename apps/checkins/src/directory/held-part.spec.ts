import { describe, expect, it } from '@jest/globals';
import { heldPart } from './held-part.js';

describe('an activity from 9 to 11', () => {
  it.each([
    ['not cancelled', null, '11:00'],
    ['cancelled afterwards', '12:00', '11:00'],
    ['cancelled on the way', '10:20', '10:20'],
    ['cancelled before it began', '08:00', '09:00'],
  ])('%s', (_, cancelled, end) => {
    const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
    const activity = {
      startsAt: at('09:00'),
      endsAt: at('11:00'),
      cancelledAt: cancelled ? at(cancelled) : null,
    };
    expect(heldPart(activity)).toEqual({ ...activity, endsAt: at(end) });
  });
});
