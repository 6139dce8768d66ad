import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasValidMac, parseActivityCode, type CodeDirection } from './activity-code.js';
import { fromBase64Url, toBase64Url } from './base64url.js';
import { asPrintedCode, printedCode } from './printed-code.js';
import vectors from './printed-code.vectors.json' with { type: 'json' };
import { parseVenueCode, venueCode } from './venue-code.js';

const key = new Uint8Array(32).fill(7);
const facts = fc.record({
  venueRef: fc.stringMatching(/^[0-9a-f]{12}$/),
  direction: fc.constantFrom<CodeDirection>('in', 'out'),
  keyVersion: fc.nat({ max: 0xffff_ffff }),
});

function parse(code: string) {
  const parsed = parseActivityCode(code);
  return parsed && asPrintedCode(parsed);
}

describe('the printed code', () => {
  it.each(vectors)('is $code for version $keyVersion of $venueRef, direction $direction', (vector) => {
    const direction = vector.direction === 'out' ? 'out' : 'in';
    const vectorKey = fromBase64Url(vector.key) ?? new Uint8Array();
    expect(printedCode({ ...vector, direction, key: vectorKey })).toBe(vector.code);
  });

  it('gives back what was put in, signed', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const parsed = parse(printedCode({ ...input, key }));
        expect(parsed).toMatchObject(input);
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
        const parsed = parse(toBase64Url(flipped));
        expect(parsed !== null && hasValidMac(parsed, key)).toBe(false);
        expect(parse(code.slice(0, length))).toBeNull();
      }),
    );
  });

  it('is no rotating code, nor the other way round, though one key signed both', () => {
    fc.assert(
      fc.property(facts, ({ keyVersion, ...rest }) => {
        expect(parseVenueCode(printedCode({ ...rest, keyVersion, key }))).toBeNull();
        expect(parse(venueCode({ ...rest, step: keyVersion, key }))).toBeNull();
      }),
    );
  });
});
