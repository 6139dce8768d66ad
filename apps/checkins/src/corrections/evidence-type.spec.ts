import { describe, expect, it } from '@jest/globals';
import { evidenceTypeOf } from './evidence-type.js';

describe('the type of a file', () => {
  it.each([
    ['\xff\xd8\xff\xe0 JFIF', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n rest', 'image/png'],
    ['RIFF\x00\x01\x02\x03WEBPVP8 ', 'image/webp'],
    ['%PDF-1.7\n', 'application/pdf'],
    ['<svg onload="alert(1)">', null],
    ['RIFF\x00\x01\x02\x03WAVEfmt ', null],
    ['MZ\x90\x00', null],
    ['', null],
  ])('of %j is %s, whatever its name says', (content, type) => {
    expect(evidenceTypeOf(Buffer.from(content, 'latin1'))).toBe(type);
  });
});
