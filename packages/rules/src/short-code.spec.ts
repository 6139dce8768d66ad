import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromBase64Url } from './base64url.js';
import { goodShortSteps, isShortCode, shortCode, shortStepAt, shortStepRemainingMs } from './short-code.js';
import vectors from './short-code.vectors.json' with { type: 'json' };

const key = new Uint8Array(32).fill(7);

describe('the short code', () => {
  it.each(vectors)('is $code for step $step of $venueRef, direction $direction', (vector) => {
    const direction = vector.direction === 'out' ? 'out' : 'in';
    const vectorKey = fromBase64Url(vector.key) ?? new Uint8Array();
    expect(shortCode({ ...vector, direction, key: vectorKey })).toBe(vector.code);
  });

  it('is always six digits, and spread over all of them', () => {
    const seen = new Set<string>();
    for (let step = 0; step < 2_000; step++) {
      const code = shortCode({ venueRef: '0123456789ab', direction: 'in', step, key });
      expect(isShortCode(code)).toBe(true);
      seen.add(code);
    }
    expect(seen.size).toBeGreaterThan(1_990);
  });

  it('differs by direction, activity and key', () => {
    const facts = { venueRef: '0123456789ab', direction: 'in', step: 9, key } as const;
    const codes = [
      facts,
      { ...facts, direction: 'out' as const },
      { ...facts, venueRef: 'a123456789ab' },
      { ...facts, key: new Uint8Array(32).fill(8) },
    ].map(shortCode);
    expect(new Set(codes).size).toBe(4);
  });

  it.each(['', '12345', '1234567', '12345a', '１２３４５６', ' 12345', 'EAEjRWeJqwq1AECovG4lCA6Dag'])(
    'is not %j',
    (text) => {
      expect(isShortCode(text)).toBe(false);
    },
  );
});

describe('the steps that are good now', () => {
  const start = shortStepAt(Date.parse('2026-11-23T01:00:00Z')) * 30_000;
  const step = shortStepAt(start);

  it.each([
    [-5_001, false],
    [-5_000, true],
    [0, true],
    [59_999, true],
    [64_999, true],
    [65_000, false],
  ])('hold a code %i ms after it appeared: %s', (after, good) => {
    expect(goodShortSteps(start + after).includes(step)).toBe(good);
  });

  it('are three at most, the current one first', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), (after) => {
        const steps = goodShortSteps(start + after);
        expect(steps.length).toBeLessThanOrEqual(3);
        expect(steps[0]).toBe(shortStepAt(start + after));
        expect(shortStepRemainingMs(start + after)).toBeGreaterThan(0);
      }),
    );
  });
});
