import { describe, expect, it } from '@jest/globals';
import { attestedPart, heldPart, heldSoFar } from './held-part.js';

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const activity = (published: string | null, cancelled: string | null) => ({
  startsAt: at('09:00'),
  endsAt: at('11:00'),
  publishedAt: published === null ? null : at(published),
  cancelledAt: cancelled === null ? null : at(cancelled),
});

describe('an activity from 9 to 11', () => {
  it.each([
    ['not cancelled', null, '09:00', '11:00'],
    ['cancelled afterwards', '12:00', '09:00', '11:00'],
    ['cancelled on the way', '10:20', '09:00', '10:20'],
    ['cancelled before it began', '08:00', '08:00', '08:00'],
  ])('%s was held from then to then', (_, cancelled, from, to) => {
    const planned = activity('12:00', cancelled);
    expect(heldPart(planned)).toEqual({ ...planned, startsAt: at(from), endsAt: at(to) });
  });

  it.each([
    ['08:00', '08:00', '08:00'],
    ['10:00', '09:00', '10:00'],
    ['12:00', '09:00', '11:00'],
  ])('was held by %s from then to then', (now, from, to) => {
    const planned = activity(null, null);
    expect(heldSoFar(planned, at(now))).toEqual({ ...planned, startsAt: at(from), endsAt: at(to) });
  });

  it.each([
    ['at an unknown time', null, null, '09:00', '11:00'],
    ['before it began', '07:00', null, '09:00', '11:00'],
    ['on the way', '10:30', null, '10:30', '11:00'],
    ['when it was over', '12:00', null, '11:00', '11:00'],
    ['on the way, and then cancelled', '10:00', '10:20', '10:00', '10:20'],
  ])('published %s is attested from then to then', (_, published, cancelled, from, to) => {
    const planned = activity(published, cancelled);
    expect(attestedPart(planned)).toEqual({ ...planned, startsAt: at(from), endsAt: at(to) });
  });
});
