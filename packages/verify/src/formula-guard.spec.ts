import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { guardFormula, unguardFormula } from './formula-guard.js';

describe('the guard against formulas', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['-1', "'-1"],
    ['＝A1', "'＝A1"],
    ["'=1", "''=1"],
    ["'quoted'", "'quoted'"],
    ['清扫=河道', '清扫=河道'],
    ['', ''],
  ])('writes %j as %j', (text, cell) => {
    expect(guardFormula(text)).toBe(cell);
  });

  it('gives back every text, and lets none begin with a formula', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '-', '\t', '＠', 'a', '中') });
    fc.assert(
      fc.property(text, (given) => {
        const cell = guardFormula(given);
        expect(unguardFormula(cell)).toBe(given);
        expect(cell).not.toMatch(/^[=\-\t＠]/);
      }),
    );
  });
});
