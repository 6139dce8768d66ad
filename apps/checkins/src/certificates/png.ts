import { crc32, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Sides of an image that is still printed quickly, in pixels. */
const SIDE_LIMIT = 2_000;
/** Samples of a pixel by colour type (PNG, 11.2.1). */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/**
 * Whether these bytes are a whole PNG of at most 2,000 × 2,000 pixels. A seal stands on every certificate: a broken one
 * would keep all of them from being printed, and a small file may hold a picture of gigabytes.
 */
export function isPng(bytes: Buffer): boolean {
  const chunks = chunksOf(bytes);
  const header = chunks?.[0];
  if (header?.type !== 'IHDR' || header.data.length !== 13 || chunks?.at(-1)?.type !== 'IEND') return false;
  const width = header.data.readUInt32BE(0);
  const height = header.data.readUInt32BE(4);
  const samples = SAMPLES[header.data.readUInt8(9)];
  if (!samples || width < 1 || height < 1 || width > SIDE_LIMIT || height > SIDE_LIMIT) return false;
  const data = chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data);
  const bitsOfRow = width * samples * header.data.readUInt8(8);
  // Interlaced pictures have up to seven times as many filter bytes and split rows.
  const largest = (Math.ceil(bitsOfRow / 8) + 1) * height + (width + height) * 16;
  try {
    return inflateSync(Buffer.concat(data), { maxOutputLength: largest }).length > 0;
  } catch {
    return false;
  }
}

/** Null when a chunk is cut off or its checksum is wrong. */
function chunksOf(bytes: Buffer): Chunk[] | null {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return null;
  const chunks: Chunk[] = [];
  let at = 8;
  while (at < bytes.length) {
    if (at + 12 > bytes.length) return null;
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) return null;
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return null;
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}
