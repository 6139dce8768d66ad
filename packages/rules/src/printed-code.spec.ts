import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseActivityCode, type CodeDirection } from './activity-code.js';
import { fromBase64Url, toBase64Url } from './base64url.js';
import { hasValidMac } from './mac.js';
import { PRINTED_CODE_FORMAT, printedCode } from './printed-code.js';
import vectors from './printed-code.vectors.json' with { type: 'json' };
import { VENUE_CODE_FORMAT, venueCode } from './venue-code.js';

const key = new Uint8Array(32).fill(7);
const facts = fc.record({
  venueRef: fc.stringMatching(/^[0-9a-f]{12}$/),
  direction: fc.constantFrom<CodeDirection>('in', 'out'),
  keyVersion: fc.nat({ max: 0xffff_ffff }),
});

describe('the printed code', () => {
  it.each(vectors)('is $code for version $keyVersion of $venueRef, direction $direction', (vector) => {
    const direction = vector.direction === 'out' ? 'out' : 'in';
    const vectorKey = fromBase64Url(vector.key) ?? new Uint8Array();
    expect(printedCode({ ...vector, direction, key: vectorKey })).toBe(vector.code);
  });

  it('gives back what was put in, signed', () => {
    fc.assert(
      fc.property(facts, ({ keyVersion, ...input }) => {
        const parsed = parseActivityCode(printedCode({ ...input, keyVersion, key }));
        expect(parsed).toMatchObject({ ...input, number: keyVersion, format: PRINTED_CODE_FORMAT });
        expect(parsed && hasValidMac(parsed, key)).toBe(true);
      }),
    );
  });

  it('is refused with any bit flipped, and cut off anywhere', () => {
    fc.assert(
      fc.property(facts, fc.nat({ max: 19 * 8 - 1 }), fc.nat({ max: 25 }), (input, bit, length) => {
        const code = printedCode({ ...input, key });
        const bytes = fromBase64Url(code) ?? new Uint8Array();
        const flipped = bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        const parsed = parseActivityCode(toBase64Url(flipped));
        expect(parsed !== null && hasValidMac(parsed, key)).toBe(false);
        expect(parseActivityCode(code.slice(0, length))).toBeNull();
      }),
    );
  });

  it('is no rotating code, nor the other way round, though one key signed both', () => {
    fc.assert(
      fc.property(facts, ({ keyVersion, ...rest }) => {
        const printed = printedCode({ ...rest, keyVersion, key });
        const rotating = venueCode({ ...rest, step: keyVersion, key });
        expect(parseActivityCode(printed)?.format).toBe(PRINTED_CODE_FORMAT);
        expect(parseActivityCode(rotating)?.format).toBe(VENUE_CODE_FORMAT);
        expect(printed.slice(-10)).not.toBe(rotating.slice(-10));
      }),
    );
  });
});
