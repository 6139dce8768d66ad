import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasValidMac } from './mac.js';
import vectors from './venue-code.vectors.json' with { type: 'json' };
import { parseActivityCode, type CodeDirection } from './activity-code.js';
import { fromBase64Url } from './base64url.js';
import { stepAt, stepValidity, VENUE_CODE_FORMAT, venueCode } from './venue-code.js';

const key = new Uint8Array(32).fill(7);
const facts = fc.record({
  venueRef: fc.stringMatching(/^[0-9a-f]{12}$/),
  direction: fc.constantFrom<CodeDirection>('in', 'out'),
  step: fc.nat({ max: 0xffff_ffff }),
});

describe('the venue code', () => {
  it.each(vectors)('is $code for step $step of $venueRef, direction $direction', (vector) => {
    const direction = vector.direction === 'out' ? 'out' : 'in';
    const vectorKey = fromBase64Url(vector.key) ?? new Uint8Array();
    expect(venueCode({ ...vector, direction, key: vectorKey })).toBe(vector.code);
  });

  it('gives back what was put in, signed', () => {
    fc.assert(
      fc.property(facts, ({ step, ...input }) => {
        const parsed = parseActivityCode(venueCode({ ...input, step, key }));
        expect(parsed).toMatchObject({ ...input, number: step, format: VENUE_CODE_FORMAT });
        expect(parsed && hasValidMac(parsed, key)).toBe(true);
      }),
    );
  });

  it('is refused when any one character is changed', () => {
    fc.assert(
      fc.property(facts, fc.nat({ max: 25 }), fc.constantFrom(...'ABCxyz019-_!中'), (input, at, other) => {
        const code = venueCode({ ...input, key });
        fc.pre(code[at] !== other);
        const parsed = parseActivityCode(code.slice(0, at) + other + code.slice(at + 1));
        expect(parsed !== null && hasValidMac(parsed, key)).toBe(false);
      }),
    );
  });

  it('is refused with the key of another activity or direction', () => {
    const parsed = parseActivityCode(venueCode({ venueRef: '0123456789ab', direction: 'in', step: 9, key }));
    expect(parsed && hasValidMac(parsed, new Uint8Array(32).fill(8))).toBe(false);
  });

  it.each(['', 'abc', 'https://example.org/', `Ag${'A'.repeat(24)}`, '中'.repeat(26), 'A'.repeat(27)])(
    'does not read %j',
    (text) => {
      expect(parseActivityCode(text)).toBeNull();
    },
  );
});

describe('the time in which a code is good', () => {
  const step = stepAt(Date.parse('2026-11-23T01:00:00Z'));
  const start = step * 10_000;
  it.each([
    [-5_001, 'notYet'],
    [-5_000, 'valid'],
    [0, 'valid'],
    [19_999, 'valid'],
    [24_999, 'valid'],
    [25_000, 'expired'],
  ])('%i ms after it appeared it is %s', (after, expected) => {
    expect(stepValidity(step, start + after)).toBe(expected);
  });
});
