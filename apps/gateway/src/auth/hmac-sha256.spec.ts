import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hmacSha256 } from './hmac-sha256.js';

describe('HMAC-SHA-256', () => {
  it('is what node:crypto says it is, for keys and texts of every length', () => {
    const latin1 = fc.string({
      unit: fc.nat({ max: 255 }).map((code) => String.fromCharCode(code)),
      maxLength: 600,
    });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 150 }), latin1, latin1, (key, one, other) => {
        const sign = hmacSha256(key);
        for (const text of [one, other, one]) {
          expect(sign(text)).toBe(createHmac('sha256', key).update(text, 'latin1').digest('base64url'));
        }
      }),
    );
  });

  it.each([4_095, 4_096, 4_097, 100_000])('is it for a text of %s characters, too', (length) => {
    const text = 'x'.repeat(length);
    expect(hmacSha256(Buffer.from('k'))(text)).toBe(
      createHmac('sha256', 'k').update(text).digest('base64url'),
    );
  });
});
