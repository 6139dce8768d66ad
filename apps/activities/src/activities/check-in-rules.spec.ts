import { describe, expect, it } from '@jest/globals';
import { checkBreaks, distinct } from './check-in-rules.js';

const at = (time: string) => `2026-11-24T${time}:00.000Z`;
const activity = { startsAt: new Date(at('08:00')), endsAt: new Date(at('16:00')) };

function verdictOn(...breaks: [string, string][]): unknown {
  try {
    checkBreaks({ ...activity, breaks: breaks.map(([from, to]) => ({ from: at(from), to: at(to) })) });
    return 'good';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

describe('the breaks of an activity', () => {
  it.each<[string, [string, string][], string]>([
    ['none', [], 'good'],
    ['lunch', [['12:00', '13:00']], 'good'],
    [
      'one after the other, told in any order',
      [
        ['13:00', '14:00'],
        ['12:00', '13:00'],
      ],
      'good',
    ],
    ['the whole activity', [['08:00', '16:00']], 'good'],
    ['before the start', [['07:59', '09:00']], 'BREAK_OUTSIDE_ACTIVITY'],
    ['after the end', [['15:00', '16:01']], 'BREAK_OUTSIDE_ACTIVITY'],
    ['no time at all', [['12:00', '12:00']], 'BREAK_OUTSIDE_ACTIVITY'],
    ['the wrong way round', [['13:00', '12:00']], 'BREAK_OUTSIDE_ACTIVITY'],
    [
      'overlapping',
      [
        ['12:00', '13:00'],
        ['12:59', '14:00'],
      ],
      'BREAKS_OVERLAP',
    ],
    [
      'one within another, told in any order',
      [
        ['12:15', '12:30'],
        ['12:00', '13:00'],
      ],
      'BREAKS_OVERLAP',
    ],
    [
      'twice the same',
      [
        ['12:00', '13:00'],
        ['12:00', '13:00'],
      ],
      'BREAKS_OVERLAP',
    ],
  ])('%s', (_, breaks, verdict) => {
    expect(verdictOn(...breaks)).toBe(verdict);
  });
});

describe('the ways to check in', () => {
  it('count once each', () => {
    expect(distinct(['manual', 'venueCode', 'manual'])).toEqual(['manual', 'venueCode']);
  });
});
