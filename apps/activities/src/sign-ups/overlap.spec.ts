import { describe, expect, it } from '@jest/globals';
import { firstOverlap, overlaps } from './overlap.js';

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const interval = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });

describe('two intervals', () => {
  const wanted = interval('10:00', '12:00');

  it.each([
    ['08:00', '09:00', false, 'long before'],
    ['08:00', '10:00', false, 'ends when the other begins'],
    ['08:00', '10:01', true, 'reaches into it'],
    ['10:00', '12:00', true, 'is the same'],
    ['10:30', '11:00', true, 'lies inside'],
    ['09:00', '13:00', true, 'lies around'],
    ['11:59', '13:00', true, 'begins inside'],
    ['12:00', '13:00', false, 'begins when the other ends'],
    ['14:00', '15:00', false, 'long after'],
  ])('%s to %s overlaps 10:00 to 12:00: %s (%s)', (from, to, expected) => {
    expect(overlaps(wanted, interval(from, to))).toBe(expected);
    expect(overlaps(interval(from, to), wanted)).toBe(expected);
  });

  it('the first that overlaps is named', () => {
    const taken = [
      { title: '早', ...interval('08:00', '10:00') },
      { title: '中', ...interval('11:00', '13:00') },
      { title: '晚', ...interval('11:30', '14:00') },
    ];
    expect(firstOverlap(wanted, taken)?.title).toBe('中');
    expect(firstOverlap(interval('15:00', '16:00'), taken)).toBeUndefined();
  });
});
