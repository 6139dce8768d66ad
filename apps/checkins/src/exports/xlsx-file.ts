import { Readable } from 'node:stream';
import { constants, crc32, createDeflateRaw } from 'node:zlib';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of a workbook with one sheet beside the sheet itself (ECMA-376). */
const parts: readonly (readonly [name: string, content: string])[] = [
  [
    '[Content_Types].xml',
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}"><sheets><sheet name="ledger" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ],
];

/** A spreadsheet as it is written, in constant memory, from the rows of its one sheet as XML. */
export async function* xlsxFile(rows: AsyncIterable<string | Buffer>): AsyncGenerator<Buffer> {
  const zip = new ZipWriter();
  for (const [name, content] of parts) yield* zip.add(name, [content]);
  yield* zip.add('xl/worksheets/sheet1.xml', sheet(rows));
  yield zip.directory();
}

async function* sheet(rows: AsyncIterable<string | Buffer>): AsyncGenerator<string | Buffer> {
  yield `${XML}<worksheet xmlns="${SHEETS}"><sheetData>`;
  yield* rows;
  yield '</sheetData></worksheet>';
}

const VERSION = 20;
/** Sizes and checksum follow the content (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1980-01-01, so that equal content makes equal files. */
const DOS_DATE = 0x21;

type Content = Iterable<string> | AsyncIterable<string | Buffer>;

interface Written {
  name: Buffer;
  crc: number;
  compressed: number;
  size: number;
  offset: number;
}

/** An archive that is written from front to back (APPNOTE.TXT 4.3), with contents below 4 GiB. */
class ZipWriter {
  private readonly written: Written[] = [];
  private position = 0;

  async *add(name: string, content: Content): AsyncGenerator<Buffer> {
    const one: Written = { name: Buffer.from(name), crc: 0, compressed: 0, size: 0, offset: this.position };
    yield this.count(Buffer.concat([numbers([0x04034b50, 4], ...headOf(one, false)), one.name]));
    const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED, chunkSize: 1 << 18 });
    const source = Readable.from(counted(content, one));
    source.once('error', (error) => deflate.destroy(error));
    try {
      for await (const chunk of source.pipe(deflate)) {
        const bytes = Buffer.from(chunk);
        one.compressed += bytes.length;
        yield this.count(bytes);
      }
    } finally {
      source.destroy();
      deflate.destroy();
    }
    yield this.count(numbers([0x08074b50, 4], [one.crc, 4], [one.compressed, 4], [one.size, 4]));
    this.written.push(one);
  }

  /** The central directory: what ends the archive. */
  directory(): Buffer {
    const entries = this.written.map((one) =>
      Buffer.concat([
        numbers(
          [0x02014b50, 4],
          [VERSION, 2],
          ...headOf(one, true),
          [0, 2],
          [0, 2],
          [0, 2],
          [0, 4],
          [one.offset, 4],
        ),
        one.name,
      ]),
    );
    const all = Buffer.concat(entries);
    const count = this.written.length;
    const end = numbers(
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      [count, 2],
      [count, 2],
      [all.length, 4],
      [this.position, 4],
      [0, 2],
    );
    return Buffer.concat([all, end]);
  }

  private count(bytes: Buffer): Buffer {
    this.position += bytes.length;
    return bytes;
  }
}

/** What the local and the central header of a file have in common. */
function headOf(one: Written, isKnown: boolean): [value: number, bytes: 2 | 4][] {
  const sizes = isKnown ? [one.crc, one.compressed, one.size] : [0, 0, 0];
  return [
    [VERSION, 2],
    [FLAGS, 2],
    [DEFLATED, 2],
    [0, 2],
    [DOS_DATE, 2],
    ...sizes.map((size): [number, 4] => [size, 4]),
    [one.name.length, 2],
    [0, 2],
  ];
}

/** The bytes of a text, which are there already when it came from the database as it is. */
export function bytesOf(text: string | Buffer): Buffer {
  return typeof text === 'string' ? Buffer.from(text) : text;
}

async function* counted(content: Content, one: Written): AsyncGenerator<Buffer> {
  for await (const text of content) {
    const bytes = bytesOf(text);
    one.crc = crc32(bytes, one.crc);
    one.size += bytes.length;
    yield bytes;
  }
}

function numbers(...fields: [value: number, bytes: 2 | 4][]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
