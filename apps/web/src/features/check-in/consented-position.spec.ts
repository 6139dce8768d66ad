import { describe, expect, it } from '@jest/globals';
import { venueCode } from '@liandong/rules/venue-code';
import { venueRefOfCode } from './consented-position.js';

describe('the activity of a code', () => {
  it('is read from the code, without a key', () => {
    const key = new Uint8Array(32);
    expect(venueRefOfCode(venueCode({ venueRef: '0123456789ab', direction: 'out', step: 7, key }))).toBe(
      '0123456789ab',
    );
  });

  it.each(['', 'abc', '签到', 'a.b.c'])('is none of %j', (code) => {
    expect(venueRefOfCode(code)).toBeNull();
  });
});
