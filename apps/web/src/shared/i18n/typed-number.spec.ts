import { describe, expect, it } from '@jest/globals';
import { typedNumber } from './typed-number.js';

describe('a typed number', () => {
  it.each([
    ['30', 30],
    ['３０', 30],
    [' 29.65 ', 29.65],
    ['－１', -1],
    ['', Number.NaN],
    ['　', Number.NaN],
    ['三十', Number.NaN],
    ['3人', Number.NaN],
  ])('%j is %d', (typed, number) => {
    expect(typedNumber(typed)).toBe(number);
  });
});
