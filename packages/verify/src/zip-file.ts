import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { UnreadableFile } from './export-lines.js';

/** A file within a ZIP archive. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly crc: number;
  readonly localOffset: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ZIP64_LOCATOR_BYTES = 20;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const MAX_COMMENT = 65_535;
const UNSAID_32 = 0xffffffff;
const UNSAID_16 = 0xffff;
/** A spreadsheet has some dozen files. */
const MAX_DIRECTORY_BYTES = 1 << 20;

/** The entries by the archive's central directory (APPNOTE.TXT 4.3.12), ZIP64 too. */
export async function zipEntries(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tail = await read(
    file,
    Math.max(0, size - END_BYTES - MAX_COMMENT),
    Math.min(size, END_BYTES + MAX_COMMENT),
  );
  let end = tail.length - END_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END_SIGNATURE) end -= 1;
  if (end < 0) throw new UnreadableFile('表格文件不完整', 'the spreadsheet is cut off');
  let [bytes, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (tail.readUInt16LE(end + 10) === UNSAID_16 || bytes === UNSAID_32 || offset === UNSAID_32) {
    if (end < ZIP64_LOCATOR_BYTES) throw damaged();
    const at = Number(tail.readBigUInt64LE(end - ZIP64_LOCATOR_BYTES + 8));
    const end64 = await read(file, at, 56);
    [bytes, offset] = [Number(end64.readBigUInt64LE(40)), Number(end64.readBigUInt64LE(48))];
  }
  if (bytes > MAX_DIRECTORY_BYTES)
    throw new UnreadableFile('这个压缩包不是表格文件', 'this archive is not a spreadsheet');
  return entriesIn(await read(file, offset, bytes));
}

/**
 * The content of an entry, uncompressed, as it is read: never more than the archive says, and with its checksum.
 * @throws UnreadableFile when it is cut off or damaged
 */
export async function* readZipEntry(file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  let [bytes, crc] = [0, 0];
  try {
    for await (const chunk of await openZipEntry(file, entry)) {
      if (!Buffer.isBuffer(chunk)) throw damaged();
      bytes += chunk.length;
      if (bytes > entry.size) throw damaged();
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    // What inflating says of it is for programmers.
    throw error instanceof UnreadableFile ? error : damaged();
  }
  if (bytes !== entry.size || crc !== entry.crc) throw damaged();
}

async function openZipEntry(file: FileHandle, entry: ZipEntry): Promise<Readable> {
  const local = await read(file, entry.localOffset, LOCAL_BYTES);
  const start = entry.localOffset + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (local.readUInt32LE(0) !== LOCAL_SIGNATURE) throw damaged();
  if (entry.compressedSize === 0) return Readable.from([]);
  const raw = file.createReadStream({
    start,
    end: start + entry.compressedSize - 1,
    autoClose: false,
    highWaterMark: 1 << 18,
  });
  if (entry.method === 0) return raw;
  if (entry.method !== 8)
    throw new UnreadableFile(
      `${entry.name} 的压缩方式无法识别`,
      `${entry.name} is compressed in an unknown way`,
    );
  const inflate = createInflateRaw({ chunkSize: 1 << 18 });
  raw.once('error', (error) => inflate.destroy(error));
  return raw.pipe(inflate);
}

function entriesIn(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + CENTRAL_BYTES <= directory.length;) {
    if (directory.readUInt32LE(at) !== CENTRAL_SIGNATURE) break;
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) =>
      directory.readUInt16LE(at + field),
    );
    const nameEnd = at + CENTRAL_BYTES + (nameBytes ?? 0);
    const extraEnd = nameEnd + (extraBytes ?? 0);
    const sizes = [24, 20, 42].map((field) => directory.readUInt32LE(at + field));
    const [size = 0, compressedSize = 0, localOffset = 0] = withZip64(
      sizes,
      directory.subarray(nameEnd, extraEnd),
    );
    entries.push({
      name: directory.toString('utf8', at + CENTRAL_BYTES, nameEnd),
      method: directory.readUInt16LE(at + 10),
      compressedSize,
      size,
      crc: directory.readUInt32LE(at + 16),
      localOffset,
    });
    at = extraEnd + (commentBytes ?? 0);
  }
  return entries;
}

/** What does not fit in 32 bits stands in the extra field 0x0001, in the same order. */
function withZip64(sizes: readonly number[], extra: Buffer): number[] {
  let wide = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1)
      wide = Buffer.from(extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2)));
  }
  let next = 0;
  return sizes.map((size) => {
    if (size !== UNSAID_32 || next + 8 > wide.length) return size;
    next += 8;
    return Number(wide.readBigUInt64LE(next - 8));
  });
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  if (!Number.isSafeInteger(position)) throw damaged();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new UnreadableFile('表格文件不完整', 'the spreadsheet is cut off');
  return buffer;
}

function damaged(): UnreadableFile {
  return new UnreadableFile(
    '表格文件已损坏，请重新下载或另存',
    'the spreadsheet is damaged: download or save it again',
  );
}
