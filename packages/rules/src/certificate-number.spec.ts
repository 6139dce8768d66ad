import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { certificateNumber, parseCertificateNumber } from './certificate-number.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const numbers = fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => certificateNumber(bytes));
/** Where the characters stand that are neither prefix nor dash. */
const places = [3, 4, 5, 6, 8, 9, 10, 11, 13, 14, 15, 16, 18];

describe('a certificate number', () => {
  it('is written in groups, with a check character', () => {
    expect(certificateNumber(new Uint8Array(12))).toBe('LD-0000-0000-0000-0');
    expect(certificateNumber(Uint8Array.from({ length: 12 }, (_, index) => 200 + index * 7))).toMatch(
      /^LD-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/,
    );
  });

  it('needs enough randomness', () => {
    expect(() => certificateNumber(new Uint8Array(11))).toThrow(RangeError);
  });

  it('is read as people type it', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(parseCertificateNumber(number)).toBe(number);
        expect(parseCertificateNumber(` ${number.toLowerCase().replaceAll('-', ' ')} `)).toBe(number);
        expect(parseCertificateNumber(`LD${number.slice(2).replaceAll('0', 'O').replaceAll('1', 'l')}`)).toBe(
          number,
        );
      }),
    );
  });

  it('is not accepted with any one character wrong', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(...places), fc.constantFrom(...ALPHABET), (number, at, other) => {
        fc.pre(number[at] !== other);
        expect(parseCertificateNumber(number.slice(0, at) + other + number.slice(at + 1))).toBeNull();
      }),
    );
  });

  it('is not accepted with any two characters swapped', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(...places), fc.constantFrom(...places), (number, a, b) => {
        fc.pre(number[a] !== number[b]);
        const characters = [...number];
        [characters[a], characters[b]] = [characters[b] ?? '', characters[a] ?? ''];
        expect(parseCertificateNumber(characters.join(''))).toBeNull();
      }),
    );
  });

  it('is read as a Chinese keyboard types it', () => {
    const number = certificateNumber(new Uint8Array(12).fill(7));
    const wide = [...number]
      .map((char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0))
      .join('');
    expect(parseCertificateNumber(wide)).toBe(number);
  });

  it.each([
    '',
    'LD',
    'LD-0000-0000-0000',
    'XX-0000-0000-0000-0',
    'LD-0000-0000-0000-00',
    'LD-U000-0000-0000-0',
  ])('is not %j', (typed) => {
    expect(parseCertificateNumber(typed)).toBeNull();
  });
});
