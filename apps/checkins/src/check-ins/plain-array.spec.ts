import { describe, expect, it } from '@jest/globals';
import { plainArray } from './plain-array.js';

describe('an array of plain values', () => {
  it('is what Postgres reads', () => {
    const at = new Date('2026-11-24T01:02:03.004Z');
    expect(plainArray(['a-1', null, 7, true, at])).toBe('{a-1,NULL,7,true,2026-11-24T01:02:03.004Z}');
    expect(plainArray([])).toBe('{}');
  });

  it.each(['two words', '"', '\\', '{', '河畔'])(
    'takes nothing that would have to be quoted: %s',
    (value) => {
      expect(() => plainArray(['fine', value])).toThrow();
    },
  );
});
