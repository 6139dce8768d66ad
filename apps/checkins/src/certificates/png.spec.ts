import { deflateSync, crc32 } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { isPng } from './png.js';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function png(width: number, height: number, pixels = deflateSync(Buffer.alloc((width * 4 + 1) * height))) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a seal', () => {
  it('is a whole picture', () => {
    expect(isPng(png(8, 8))).toBe(true);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['something else', Buffer.from('%PDF-1.7')],
    ['a signature alone', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['cut off', png(8, 8).subarray(0, -6)],
    ['of a size that nobody prints', png(2_001, 1)],
    ['of no size', png(0, 8)],
    ['without pixels', png(8, 8, Buffer.alloc(4))],
    ['small with gigabytes inside', png(8, 8, deflateSync(Buffer.alloc(10_000_000)))],
  ])('is not %s', (_what, bytes) => {
    expect(isPng(bytes)).toBe(false);
  });

  it('is not one with a changed byte', () => {
    const bytes = png(8, 8);
    for (let at = 8; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect([at, isPng(changed)]).toEqual([at, false]);
    }
  });
});
