import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type JsonValue } from './canonical-json.js';
import { instantOfShanghaiTime, shanghaiTime } from './export-format.js';
import { canonicalEntry, ENTRY_VERSION } from './ledger-entry.js';
import { SampleLedger } from './testing/sample-ledger.js';

describe('canonical JSON', () => {
  it.each<[JsonValue, string]>([
    // RFC 8785, 3.2.2 and 3.2.3
    [
      [Number('333333333.33333329'), 1e30, 4.5, 0.002, 1e-27, -0],
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    ],
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    ['\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    [{ b: [true, null], a: {} }, '{"a":{},"b":[true,null]}'],
  ])('is written as RFC 8785 says', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('refuses what RFC 8785 does not know', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow('finite');
    expect(() => canonicalJson('\ud800')).toThrow('well-formed');
    expect(canonicalJson('\\ud800')).toBe('"\\\\ud800"');
  });
});

describe('the text of a leaf', () => {
  it('is canonical JSON of the facts, the commitment, the place and the version', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.string({ unit: 'grapheme' }), fc.integer(), (at, title, minutes) => {
        const sample = new SampleLedger(4).entries[at];
        if (!sample) throw new Error('no such entry');
        const facts = { ...sample.facts, title, minutes };
        const commitment = 'ab'.repeat(32);
        expect(canonicalEntry({ facts, commitment, leafIndex: at })).toBe(
          canonicalJson({ ...facts, person: commitment, leafIndex: at, v: ENTRY_VERSION }),
        );
      }),
    );
  });
});

describe('a time in an export', () => {
  it('is the instant in Asia/Shanghai, both ways, to the second', () => {
    const instants = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (at) => {
        const instant = `${at.toISOString().slice(0, 19)}Z`;
        expect(instantOfShanghaiTime(shanghaiTime(instant))).toBe(instant);
      }),
    );
  });

  it.each(['', '2026-11-23', '2026-11-23 25:00:00', '2026-11-23T09:00:00', '2026/11/23 9:00'])(
    'is not %j',
    (cell) => {
      expect(instantOfShanghaiTime(cell)).toBeNull();
    },
  );
});
